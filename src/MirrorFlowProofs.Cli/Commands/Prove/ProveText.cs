using System.Globalization;
using System.Text;
using MirrorFlowProofs.Certificates.Running;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>What <c>prove</c> prints for a person.</summary>
internal static class ProveText
{
    public static string Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<CertificateResult>> results, bool verbose)
    {
        var text = new StringBuilder();
        var width = names.Max(n => n.Length) + 2;
        for (var i = 0; i < names.Count; i++)
        {
            text.Append(names[i].PadRight(width)).Append(Counts(results[i])).Append('\n');
            foreach (var result in results[i].Where(r => verbose || r.Outcome == Outcome.Refused))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Word(result.Outcome)}: {result.Certificate.Claim}")
                    .Append(result.Detail.Length == 0 ? "" : $" ({result.Detail})").Append('\n');
            }
        }

        return text.Append('\n').Append(Counts([.. results.SelectMany(r => r)])).Append('\n').ToString();
    }

    /// <summary>The word of an outcome.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Certified => "certified",
        Outcome.Refused => "refused",
        _ => "without a template",
    };

    private static string Counts(IReadOnlyList<CertificateResult> results) => string.Join(", ", results.GroupBy(r => r.Outcome).OrderBy(g => g.Key)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Word(g.Key)}")));
}
