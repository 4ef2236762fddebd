using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Tests.SecondOpinions;

/// <summary>A computer algebra system that judges printed derivations, all of them in one process.</summary>
internal abstract class OtherSystem
{
    private const int PythonWithoutSymPy = 9;

    private static readonly string Here = Path.Combine(
        typeof(OtherSystem).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!,
        "SecondOpinions");

    /// <summary>The text that <c>derive</c> prints for the system.</summary>
    internal abstract string Print(DecidedDerivation derivation);

    /// <summary>The printed text with one form multiplied by 1 + 10^-45.</summary>
    internal abstract string Falsify(string script, string form);

    /// <summary>The judgements on all cases, each with its printed text.</summary>
    /// <returns>Null when the system is not installed.</returns>
    internal abstract Task<IReadOnlyList<Judgement>?> JudgeAsync(
        IReadOnlyList<(OpinionCase Case, string Script)> cases, string folder, CancellationToken cancellation);

    /// <summary>Runs a printed text by itself, as its reader would.</summary>
    /// <returns>Null when the system is not installed.</returns>
    internal abstract Task<(int Code, string Output)?> RunAsync(string script, string folder, CancellationToken cancellation);

    private static async Task<(int Code, string Output, string Error)?> StartAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, output, await error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Falsified(string script, string pattern, string replacement)
    {
        var changed = new Regex(pattern, RegexOptions.Multiline).Replace(script, replacement, 1);
        return changed != script ? changed : throw new InvalidOperationException($"nothing matches {pattern}");
    }

    internal sealed class SymPy : OtherSystem
    {
        // SymPy's parser of Mathematica is slow; these are the derivations up to depth 3, and some of depth 4 and 5.
        private const int MostSymbolsInMathematica = 8;

        // Debian's python3-sympy belongs to Debian's python3, which need not be the first on PATH.
        private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

        internal override string Print(DecidedDerivation derivation) => DerivationSymPy.Print(derivation);

        internal override string Falsify(string script, string form) =>
            Falsified(script, $"^{form} = (.*)$", $"{form} = ($1)*(1 + Rational(1, 10**45))");

        internal override async Task<IReadOnlyList<Judgement>?> JudgeAsync(
            IReadOnlyList<(OpinionCase Case, string Script)> cases, string folder, CancellationToken cancellation)
        {
            var path = Path.Combine(folder, "cases.json");
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(cases.Select(c => new Dictionary<string, object>
            {
                ["name"] = c.Case.Name,
                ["script"] = c.Script,
                ["symbols"] = c.Case.Symbols.Select(SymPyPrinter.NameOf),
                ["point"] = c.Case.Point.Select(v => v.ToString()),
                ["derivatives"] = c.Case.Derivatives.Select(d => d.Name),
                ["values"] = c.Case.Values.Select(v => new Dictionary<string, object>
                {
                    ["form"] = v.Form.Id,
                    ["lower"] = v.Lower.ToString(),
                    ["upper"] = v.Upper.ToString(),
                }),
                ["names"] = c.Case.Symbols.Append(new Symbol(Integral.BoundName)).ToDictionary(MathematicaPrinter.NameOf, SymPyPrinter.NameOf),
                ["mathematica"] = c.Case.Forms.Where(_ => c.Case.Symbols.Count <= MostSymbolsInMathematica)
                    .ToDictionary(f => f.Id, f => MathematicaPrinter.Print(f.Value)),
            })), cancellation);
            var run = await PythonAsync([Path.Combine(Here, "opinion.py"), path], cancellation);
            return run is not { } done ? null
                : done.Code == 0 ? Judgement.Read(done.Output)
                : throw new InvalidOperationException(done.Error);
        }

        internal override async Task<(int Code, string Output)?> RunAsync(string script, string folder, CancellationToken cancellation)
        {
            var path = Path.Combine(folder, "derivation.py");
            await File.WriteAllTextAsync(path, $"try:\n    import sympy\nexcept ImportError:\n    raise SystemExit({PythonWithoutSymPy})\n{script}", cancellation);
            return await PythonAsync([path], cancellation) is { } run ? (run.Code, run.Output + run.Error) : null;
        }

        private static async Task<(int Code, string Output, string Error)?> PythonAsync(
            IReadOnlyList<string> arguments, CancellationToken cancellation)
        {
            foreach (var python in Pythons)
            {
                if (await StartAsync(python, arguments, cancellation) is { } run && run.Code != PythonWithoutSymPy)
                {
                    return run;
                }
            }

            return null;
        }
    }

    internal sealed class Maxima : OtherSystem
    {
        internal override string Print(DecidedDerivation derivation) => DerivationMaxima.Print(derivation);

        internal override string Falsify(string script, string form) =>
            Falsified(script, $@"^{form}: (.*)\$$", $"{form}: ($1)*(1 + 10^-45)$$");

        internal override async Task<IReadOnlyList<Judgement>?> JudgeAsync(
            IReadOnlyList<(OpinionCase Case, string Script)> cases, string folder, CancellationToken cancellation)
        {
            var program = new StringBuilder();
            for (var i = 0; i < cases.Count; i++)
            {
                var (@case, script) = cases[i];
                var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.mac"));

                // The last line of the text compares at its own point.
                await File.WriteAllTextAsync(path, script[..script.IndexOf("for entry in", StringComparison.Ordinal)], cancellation);

                // What one derivation assumes of a symbol is not so in the next.
                program.Append($"forget(facts())$\nbatchload(\"{path}\")$\n");
                program.Append($"point: [{string.Join(", ", @case.Symbols.Zip(@case.Point, (s, v) => $"{MaximaPrinter.NameOf(s)} = {v}"))}]$\n");
                program.Append(string.Create(
                    CultureInfo.InvariantCulture, $"judge_derivatives({i}, [{string.Join(", ", @case.Derivatives.Select(d => $"\"{d.Name}\""))}])$\n"));
                foreach (var value in @case.Values)
                {
                    program.Append(string.Create(CultureInfo.InvariantCulture, $"judge_value({i}, \"{value.Form.Id}\", {value.Form.Id}, point, {value.Lower}, {value.Upper})$\n"));
                }
            }

            var main = Path.Combine(folder, "main.mac");
            await File.WriteAllTextAsync(main, program.ToString(), cancellation);
            var load = $"batchload(\"{Path.Combine(Here, "opinion.mac")}\")$ batchload(\"{main}\")$";
            return await StartAsync("maxima", ["--very-quiet", $"--batch-string={load}"], cancellation) is { } run
                && !run.Output.Contains("maxima-share is not installed", StringComparison.Ordinal)
                    ? Judgement.Read(run.Output)
                    : null;
        }

        internal override async Task<(int Code, string Output)?> RunAsync(string script, string folder, CancellationToken cancellation)
        {
            var path = Path.Combine(folder, "derivation.mac");
            await File.WriteAllTextAsync(path, script, cancellation);
            return await StartAsync("maxima", ["--very-quiet", "-b", path], cancellation) is { } run ? (run.Code, run.Output) : null;
        }
    }
}
