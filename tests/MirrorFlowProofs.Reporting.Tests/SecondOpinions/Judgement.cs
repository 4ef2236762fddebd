namespace MirrorFlowProofs.Reporting.Tests.SecondOpinions;

/// <summary>What another system says of one formula at its point.</summary>
/// <param name="Case">The index of the derivation.</param>
/// <param name="Kind">Whether a derivative, a value, or the formula in another syntax was compared.</param>
/// <param name="Name">The formula.</param>
/// <param name="Opinion">Whether it agrees, differs, or was not judged.</param>
internal sealed record Judgement(int Case, string Kind, string Name, string Opinion)
{
    internal const string Agrees = "agrees", Differs = "differs", NoNumber = "no number";

    /// <summary>Reads the lines that are judgements; a system may write others.</summary>
    internal static IReadOnlyList<Judgement> Read(string output) =>
    [
        .. output.Split('\n').Select(line => line.TrimEnd('\r').Split('\t')).Where(fields => fields.Length == 4).Select(fields => new Judgement(
            int.Parse(fields[0], System.Globalization.CultureInfo.InvariantCulture),
            fields[1],
            fields[2],
            fields[3])),
    ];
}
