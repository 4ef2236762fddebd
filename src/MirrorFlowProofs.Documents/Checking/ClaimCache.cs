using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Decided claims in a folder, a file a claim, found by a hash of the claim, its setting and the code that decided it: another
/// build finds nothing. A file carries a hash of its content; one that does not fit is as good as none. Files are written beside and
/// moved into place, so runs at the same time do no harm. A folder that cannot be used makes checking slower, nothing else.
/// </summary>
/// <param name="folder">The folder; made when it is missing.</param>
public sealed class ClaimCache(string folder)
{
    /// <summary>Every assembly of ours that a verdict depends on, by what it was compiled to.</summary>
    private static readonly string Code = string.Join(' ', new[] { typeof(ClaimCache).Assembly, typeof(Verdict).Assembly }
        .SelectMany(a => a.GetReferencedAssemblies().Where(r => r.Name!.StartsWith("MirrorFlowProofs.", StringComparison.Ordinal)).Select(Assembly.Load).Append(a))
        .Distinct().OrderBy(a => a.FullName, StringComparer.Ordinal).Select(a => a.ManifestModule.ModuleVersionId));

    internal DecidedClaim? Find(ClaimLine line)
    {
        var key = KeyOf(line);
        try
        {
            var lines = File.ReadAllText(PathOf(key)).Split('\n', 2);
            if (lines.Length != 2 || lines[0] != Hash(key + lines[1]) || JsonSerializer.Deserialize(lines[1], ClaimCacheJson.Default.ClaimCacheEntry) is not { } entry)
            {
                return null;
            }

            var verdict = entry.Kind switch
            {
                nameof(VerdictKind.Proved) => Verdict.Proved(entry.Reason, entry.Conditions),
                nameof(VerdictKind.Refuted) => Verdict.Refuted(entry.Reason, entry.Witness!, entry.Values),
                _ => Verdict.Undecided(entry.Reason),
            };
            return new DecidedClaim(entry.Text, entry.Setting, verdict, entry.Nearest);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    internal void Keep(ClaimLine line, DecidedClaim claim)
    {
        var (key, verdict) = (KeyOf(line), claim.Verdict);
        var text = JsonSerializer.Serialize(
            new ClaimCacheEntry(claim.Text, claim.Setting, verdict.Kind.ToString(), verdict.Reason, verdict.Witness, verdict.Values, verdict.Conditions, claim.Nearest),
            ClaimCacheJson.Default.ClaimCacheEntry);
        var path = PathOf(key);
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(beside, $"{Hash(key + text)}\n{text}");
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
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

    private string PathOf(string key) => Path.Combine(folder, key + ".claim");

    /// <summary>A hash of everything that the verdict depends on, each text after its length.</summary>
    private static string KeyOf(ClaimLine line) => Hash(string.Concat(
        new[] { Code, line.Entry.Key.Text, line.Entry.At?.Text ?? "", line.Entry.Value.Text }.Concat(line.Setting.Written)
            .Select(text => FormattableString.Invariant($"{text.Length}:{text}"))));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What a file of the cache holds.</summary>
internal sealed record ClaimCacheEntry(
    string Text, string Setting, string Kind, string Reason, string? Witness, Counterexample? Values, IReadOnlyList<string> Conditions, string? Nearest);

/// <summary>Code for the entries that is made when compiling: nothing is looked up by reflection when claims are read back.</summary>
[JsonSerializable(typeof(ClaimCacheEntry))]
internal sealed partial class ClaimCacheJson : JsonSerializerContext;
