using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Decided claims in a folder, a file a claim, found by a hash of the claim, its setting and the code that decided it; and a file
/// for each document, with all its claims, that counts while not a character of the document changes. Another build finds nothing. A
/// file begins with a hash of its key and content; one that does not fit is as good as none. Files are written beside and moved into place, so
/// runs at the same time do no harm. A folder that cannot be used makes checking slower, nothing else.
/// </summary>
/// <param name="folder">The folder; made when it is missing.</param>
public sealed class ClaimCache(string folder)
{
    /// <summary>Every assembly of ours that a verdict depends on, by what it was compiled to.</summary>
    private static readonly string Code = string.Join(' ', new[] { typeof(ClaimCache).Assembly, typeof(Verdict).Assembly }
        .SelectMany(a => a.GetReferencedAssemblies().Where(r => r.Name!.StartsWith("MirrorFlowProofs.", StringComparison.Ordinal)).Select(Assembly.Load).Append(a))
        .Distinct().OrderBy(a => a.FullName, StringComparer.Ordinal).Select(a => a.ManifestModule.ModuleVersionId));

    private string? _problem;

    /// <summary>Why the folder could not be written; null while it could.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    internal DecidedClaim? Find(ClaimLine line)
    {
        var key = KeyOf(line);
        return Read(PathOf(key), key, ClaimCacheEntry.ReadClaim);
    }

    internal void Keep(ClaimLine line, DecidedClaim claim)
    {
        var key = KeyOf(line);
        Write(PathOf(key), key, writer => ClaimCacheEntry.Write(writer, claim));
    }

    /// <summary>The claims of a document that has not changed; null when it has, or was never kept.</summary>
    internal IReadOnlyList<CheckedClaim>? Find(DocumentText document) => Read(PathOf(document), KeyOf(document), ClaimCacheEntry.ReadClaims);

    /// <summary>Keeps the claims of a document that was read without complaint and of which every claim was decided in time.</summary>
    internal void Keep(DocumentText document, IReadOnlyList<CheckedClaim> claims) =>
        Write(PathOf(document), KeyOf(document), writer => ClaimCacheEntry.Write(writer, claims));

    private static T? Read<T>(string path, byte[] key, Func<BinaryReader, T> read)
        where T : class
    {
        try
        {
            var content = File.ReadAllBytes(path);
            if (content.Length < key.Length || !content.AsSpan(0, key.Length).SequenceEqual(HashOf(key, content.AsSpan(key.Length))))
            {
                return null;
            }

            using var reader = new BinaryReader(new MemoryStream(content, key.Length, content.Length - key.Length));
            return read(reader);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private void Write(string path, byte[] key, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(beside, [.. HashOf(key, content.ToArray()), .. content.ToArray()]);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            Volatile.Write(ref _problem, unusable.Message);
            try
            {
                File.Delete(beside);
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                // What could not be written may not be there to delete.
            }
        }
    }

    private string PathOf(byte[] key) => Path.Combine(folder, Convert.ToHexStringLower(key) + ".claim");

    /// <summary>A file for each name: a document that changes often fills no folder.</summary>
    private string PathOf(DocumentText document) => Path.Combine(folder, Convert.ToHexStringLower(KeyOf([document.Name])) + ".document");

    /// <summary>A hash of everything that the verdict depends on.</summary>
    private static byte[] KeyOf(ClaimLine line) => KeyOf([Code, line.Entry.Key.Text, line.Entry.At?.Text ?? "", line.Entry.Value.Text, .. line.Setting.Written]);

    private static byte[] KeyOf(DocumentText document) => KeyOf([Code, document.IsTex ? "tex" : "md", document.Text]);

    /// <summary>A hash of texts, each after its length.</summary>
    private static byte[] KeyOf(IEnumerable<string> texts) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts.Select(text => FormattableString.Invariant($"{text.Length}:{text}")))));

    private static byte[] HashOf(byte[] key, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(key);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
