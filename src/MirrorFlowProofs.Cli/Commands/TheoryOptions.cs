using System.Globalization;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>The options of commands that derive: each value is read here, or refused in one line.</summary>
internal static class TheoryOptions
{
    /// <summary>The largest depth, and degree of a monomial: a derivation costs more than the square of it, at this size some seconds.</summary>
    public const int LargestDepth = 256;

    /// <summary>The most derivations one table asks for.</summary>
    public const int LargestTable = 1000;

    private static readonly IReadOnlyList<string> Balances = [.. Enum.GetValues<BalanceKind>().Select(DerivationJson.Name)];

    /// <summary>A rational in [1, 2], or <c>q</c>.</summary>
    public static Geometry Geometry(string option, string text)
    {
        if (text == "q")
        {
            return new Geometry(Theory.Geometry.SymbolicQ);
        }

        const string Expected = "expected a rational in [1, 2] such as 4/3, or q to leave it open";
        return Rational.TryParse(text, out var value) && Theory.Geometry.QDomain.Contains(value)
            ? new Geometry(value)
            : throw new BadInput($"{option}: {Expected}, found '{text}'");
    }

    /// <summary>A whole number from 1 to <see cref="LargestDepth"/>; <paramref name="orEvery"/> where the caller takes every depth too.</summary>
    public static int Depth(string option, string text, bool orEvery = false) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) && depth is >= 1 and <= LargestDepth
            ? depth
            : throw new BadInput($"{option}: expected a whole number from 1 to {LargestDepth}{(orEvery ? ", or the letter L for every depth" : "")}, found '{text}'");

    /// <summary>Geometries separated by commas.</summary>
    public static IReadOnlyList<Geometry> Geometries(string option, string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => Geometry(option, part))];

    /// <summary>Depths and ranges of depths separated by commas: <c>2..4,8</c>.</summary>
    public static IReadOnlyList<int> Depths(string option, string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).SelectMany(part =>
    {
        var ends = part.Split("..");
        if (ends.Length != 2)
        {
            return [Depth(option, part)];
        }

        var (first, last) = (Depth(option, ends[0]), Depth(option, ends[1]));
        return first <= last
            ? Enumerable.Range(first, last - first + 1)
            : throw new BadInput($"{option}: expected a range from the smaller to the larger depth, found '{part}'");
    })];

    /// <summary>The balance by its name.</summary>
    public static BalanceKind Balance(string text) => Enum.GetValues<BalanceKind>()[IndexOf("--balance", text, Balances)];

    /// <summary>The starts of blocks by their name.</summary>
    public static BlockStarts Starts(string text) => IndexOf("--starts", text, ["equal", "distinct"]) == 0 ? BlockStarts.Equal : BlockStarts.Distinct;

    /// <summary>A map of weights, such as <c>w1^2*w2</c>.</summary>
    public static Reparameterization Reparameterization(string option, string text)
    {
        try
        {
            return Theory.Reparameterization.Parse(text);
        }
        catch (Exception complaint) when (complaint is ParseException or ArgumentException)
        {
            throw new BadInput($"{option}: {complaint.Message}");
        }
    }

    /// <summary>One of a few words.</summary>
    public static string OneOf(string option, string text, IReadOnlyList<string> words) => words[IndexOf(option, text, words)];

    /// <summary>Why a monomial or a sum of them is refused: its degree is above <see cref="LargestDepth"/>; null when it is not.</summary>
    public static string? DegreeComplaint(Reparameterization map)
    {
        var largest = map.IsSum ? Expansion.TermsOf(map.MultipliedOut).Select(Degree).Max() : Degree(map.Rho);
        return largest is { } degree && degree > LargestDepth
            ? $"expected a monomial of degree at most {LargestDepth}, found degree {degree}"
            : null;

        Rational? Degree(Expr monomial) => map.Weights.Where(w => Substitution.DependsOn(monomial, w)).ToList() is { Count: > 0 } own
            ? MonomialFlow.TryCreate(new Theory.Geometry(2), new Reparameterization(monomial, own))?.Degree
            : null;
    }

    private static int IndexOf(string option, string text, IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == text)
            {
                return i;
            }
        }

        var expected = words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
        throw new BadInput($"{option}: expected {expected}, found '{text}'{Nearest.Suggest(text, words)}");
    }
}
