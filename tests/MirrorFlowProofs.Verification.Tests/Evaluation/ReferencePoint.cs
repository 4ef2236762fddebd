using System.Text.Json;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Tests.Evaluation;

/// <summary>One point of a reference file: exact input, values to 40 digits.</summary>
public sealed record ReferencePoint(
    Rational Q, IReadOnlyList<Rational> Offsets, Rational X, string Normalised, IReadOnlyList<Rational> Values)
{
    public static readonly IReadOnlyList<string> Names = ["u", "hessian", "gradient", "potential", "conjugate"];

    public static IReadOnlyList<ReferencePoint> Read(string file)
    {
        string folder = typeof(ReferencePoint).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!;
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "Evaluation", file)));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(Of)];
    }

    public IEnumerable<(string Name, Approximation Value, Rational Exact)> Compare(MirrorPoint point) =>
        Names.Zip([point.U, point.Hessian, point.Gradient, point.Potential, point.Conjugate], Values);

    /// <summary>|text / exact - 1|, exactly, then rounded; the difference where the exact value is 0.</summary>
    public static double RelativeError(string digits, Rational exact)
    {
        Rational difference = Rational.Abs(Rational.Parse(digits) - exact);
        Rational relative = exact.IsZero ? difference : difference / Rational.Abs(exact);
        return DoubleDouble.FromRational(relative.Numerator, relative.Denominator).High;
    }

    public override string ToString() => $"q = {Q}, offsets {string.Join(", ", Offsets)}, x = {X}";

    private static ReferencePoint Of(JsonElement element) => new(
        Rational.Parse(element.GetProperty("q").GetString()!),
        [.. element.GetProperty("offsets").EnumerateArray().Select(offset => Rational.Parse(offset.GetString()!))],
        Rational.Parse(element.GetProperty("x").GetString()!),
        element.GetProperty("normalised").GetString()!,
        [.. Names.Select(name => Rational.Parse(element.GetProperty(name).GetString()!))]);
}
