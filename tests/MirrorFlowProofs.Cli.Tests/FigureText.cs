using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>What a figure in SVG shows, whatever fonts the machine has.</summary>
internal static partial class FigureText
{
    /// <summary>Its words, sorted.</summary>
    public static IEnumerable<string> Words(string svg) => Text().Matches(svg).Select(match => match.Groups[1].Value.Trim()).Order(StringComparer.Ordinal);

    /// <summary>What is drawn inside the frame, whose place does not follow the fonts, to whole pixels.</summary>
    public static IEnumerable<string> Data(string svg) => Clipped().Matches(svg).SelectMany(match => match.Groups["shapes"].Value.Split('\n'))
        .Select(line => Rounded(line.Trim())).Where(line => line.Length > 0);

    /// <summary>Numbers without their decimals.</summary>
    public static string Rounded(string line) => Digits().Replace(line, "$1");

    [GeneratedRegex("<text[^>]*>([^<]*)<")]
    private static partial Regex Text();

    [GeneratedRegex(@"(\d+)\.\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("<clipPath id=\"(?<name>clip-[0-9]+)\">\\s*<rect x=\"70\" y=\"45\"[^>]*>\\s*</clipPath>\\s*<g clip-path=\"url\\(#\\k<name>\\)\">(?<shapes>.*?)</g>", RegexOptions.Singleline)]
    private static partial Regex Clipped();
}
