using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using MirrorFlowProofs.Certificates.Coq;

namespace MirrorFlowProofs.Certificates.Running;

/// <summary>What Coq made of a certificate. It says nothing of the claim beyond <see cref="Certified"/>.</summary>
public enum Outcome
{
    /// <summary>Coq accepted it.</summary>
    Certified,

    /// <summary>Coq refused it: the proof that was tried does not do, whatever the statement is.</summary>
    Refused,

    /// <summary>There is no template for the claim.</summary>
    NoTemplate,
}

/// <summary>A certificate and how it came out.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Detail">Coq's error, or why there is no template.</param>
public sealed record CertificateResult(Certificate Certificate, Outcome Outcome, string Detail);

/// <summary>
/// Has Coq check certificates, a file a batch, several at once. What it accepted is remembered in a folder by the content of
/// the certificate and of the development.
/// </summary>
/// <param name="cache">The folder for the compiled development and what was accepted.</param>
/// <param name="limits">The limits of one run.</param>
/// <param name="jobs">How many run at once.</param>
public sealed class Prover(string cache, CoqLimits limits, int jobs)
{
    /// <summary>From how many certificates on a run of Coq is begun for them: loading costs as much as a few of them.</summary>
    private const int Together = 48;

    /// <summary>The folder of the compiled development.</summary>
    internal string Library => Path.Combine(cache, $"development-{CoqLibrary.Hash}");

    /// <summary>Compiles what certificates require of the development unless that was done before.</summary>
    /// <param name="begin">Told each file.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">A file is refused.</exception>
    public async Task PrepareAsync(Action<string> begin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(begin);
        if (Directory.Exists(Library))
        {
            return;
        }

        // In a folder of its own that is moved when it is whole: two runs at once do not meet.
        var building = Path.Combine(cache, Path.GetRandomFileName());
        try
        {
            await CoqLibrary.WriteAsync(building, cancellation);
            foreach (var file in CoqLibrary.RequiredBy(CertificateFile.Heading))
            {
                begin(file);
                var answer = await CoqProcess.CompileAsync(Path.Combine(building, file), building, limits, cancellation);
                if (!answer.Accepted)
                {
                    throw new InvalidOperationException(FormattableString.Invariant($"{file}, line {answer.Line}: {answer.Error}"));
                }
            }

            if (!Directory.Exists(Library))
            {
                Directory.Move(building, Library);
            }
        }
        finally
        {
            Delete(building);
        }
    }

    /// <summary>Checks batches, each a list of certificates; the results keep their order.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="done">Told each batch that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<IReadOnlyList<CertificateResult>>> CheckAsync(
        IReadOnlyList<IReadOnlyList<Certificate>> batches, Action<int> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(done);
        var results = new IReadOnlyList<CertificateResult>[batches.Count];
        await Parallel.ForEachAsync(Runs(batches), new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, async (run, token) =>
        {
            var checkedAtOnce = await CheckAsync([.. run.SelectMany(i => batches[i])], token);
            var at = 0;
            foreach (var i in run)
            {
                results[i] = [.. checkedAtOnce.Skip(at).Take(batches[i].Count)];
                at += batches[i].Count;
                done(i);
            }
        });
        return results;
    }

    // Neighbours together until there are enough certificates to check; what is remembered costs nothing.
    private List<List<int>> Runs(IReadOnlyList<IReadOnlyList<Certificate>> batches)
    {
        List<List<int>> runs = [];
        var open = Together;
        for (var i = 0; i < batches.Count; i++)
        {
            if (open >= Together)
            {
                runs.Add([]);
                open = 0;
            }

            runs[^1].Add(i);
            open += batches[i].Count(c => c.Text is not null && !File.Exists(Remembered(c)));
        }

        return runs;
    }

    private async Task<IReadOnlyList<CertificateResult>> CheckAsync(IReadOnlyList<Certificate> batch, CancellationToken cancellation)
    {
        var refused = new ConcurrentDictionary<Certificate, string>();
        List<Certificate> open = [.. batch.Where(c => c.Text is not null && !File.Exists(Remembered(c)))];
        await CheckAsync(open, refused, cancellation);
        return [.. batch.Select(c => c.Text is null ? new CertificateResult(c, Outcome.NoTemplate, c.Without!)
            : refused.TryGetValue(c, out var error) ? new(c, Outcome.Refused, error)
            : new(c, Outcome.Certified, ""))];
    }

    private async Task CheckAsync(List<Certificate> open, ConcurrentDictionary<Certificate, string> refused, CancellationToken cancellation)
    {
        while (open.Count > 0)
        {
            var file = new CertificateFile(open);
            var answer = await CompileAsync(file, cancellation);
            if (answer.Accepted)
            {
                open.ForEach(Remember);
                return;
            }

            // A limit that one file meets is met by halves of it, or by one certificate.
            if (answer.Exhausted && open.Count > 1)
            {
                await CheckAsync(open[..(open.Count / 2)], refused, cancellation);
                await CheckAsync(open[(open.Count / 2)..], refused, cancellation);
                return;
            }

            var wrong = open.Count == 1 ? open[0] : file.At(answer.Line) ?? throw new InvalidOperationException(answer.Error);
            refused[wrong] = answer.Error;

            // What stands before the error was accepted.
            open.TakeWhile(c => c != wrong).Where(_ => !answer.Exhausted).ToList().ForEach(Remember);
            open = [.. open.SkipWhile(c => c != wrong).Skip(1)];
        }
    }

    private async Task<CoqAnswer> CompileAsync(CertificateFile file, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(cache, Path.GetRandomFileName())).FullName;
        try
        {
            var path = Path.Combine(folder, "Certificates.v");
            await File.WriteAllTextAsync(path, file.Text, cancellation);
            return await CoqProcess.CompileAsync(path, Library, limits, cancellation);
        }
        finally
        {
            Delete(folder);
        }
    }

    private string Remembered(Certificate certificate) => Path.Combine(
        cache, "certified", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CoqLibrary.Hash + certificate.Text))));

    private void Remember(Certificate certificate)
    {
        Directory.CreateDirectory(Path.Combine(cache, "certified"));
        File.WriteAllBytes(Remembered(certificate), []);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
