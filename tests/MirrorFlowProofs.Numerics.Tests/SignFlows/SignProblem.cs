namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Sign flows from rational data.</summary>
internal static class SignProblem
{
    /// <summary>Rows separated by semicolons.</summary>
    public static DoubleDouble[][] Rows(string rows) => [.. rows.Split(';').Select(row => Flow.Row<DoubleDouble>(row.Trim()))];

    public static FlowProblem<DoubleDouble> Quadratic(string b, string weights, string end, string alpha = "0") =>
        Of(new QuadraticLoss<DoubleDouble>(Flow.Row<DoubleDouble>(b)), weights, end, alpha);

    public static FlowProblem<DoubleDouble> Linear(string b, string weights, string end, string alpha = "0") =>
        Of(new LinearLoss<DoubleDouble>(Flow.Row<DoubleDouble>(b)), weights, end, alpha);

    public static FlowProblem<DoubleDouble> LeastSquares(string a, string b, string weights, string end, string alpha = "0") =>
        Of(new LeastSquaresLoss<DoubleDouble>(Rows(a), Flow.Row<DoubleDouble>(b)), weights, end, alpha);

    public static SignFlowResult Run(
        FlowProblem<DoubleDouble> problem, bool toRest = false, SaddleRule saddles = SaddleRule.Pass, Action<SignFlowLeg>? follow = null) =>
        SignFlow.Run(problem, toRest, saddles, follow, TestContext.Current.CancellationToken);

    /// <summary>Time, kind and coordinate of every event.</summary>
    public static string Events(SignFlowResult result) =>
        string.Join(", ", result.Events.Select(e => FormattableString.Invariant($"{e.Time.High:0.######} {e.Kind} {e.Coordinate}")));

    private static FlowProblem<DoubleDouble> Of(ILoss<DoubleDouble> loss, string weights, string end, string alpha) =>
        new(1, loss, Rows(weights), Number.Of<DoubleDouble>(end)) { Alpha = Number.Of<DoubleDouble>(alpha) };
}
