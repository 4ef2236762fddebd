using System.Globalization;

namespace MirrorFlowProofs.Numerics;

/// <summary>The continuations where a sign flow is not unique, in words; coordinates and weights count from 0.</summary>
internal static class SignBranchings
{
    /// <summary>
    /// Several smallest weights are 0 and the gradient is not. Filippov velocities: around the point every sign pattern of
    /// these weights occurs, and 0 lies in the hull of the velocities.
    /// </summary>
    public static SignFlowBranching AtSaddle(DoubleDouble time, int i, SignCoordinate coordinate, int[] weights, SaddleRule rule)
    {
        string names = string.Join(", ", weights.Select(l => Text($"w[{i}][{l}]")));
        string pass = Text($"x[{i}] moves on from 0 at once, w[{i}][{coordinate.Carrier}] carries its sign");
        string rest = Text($"x[{i}] rests at the saddle, its weights move by decay alone");
        List<string> others =
        [
            rule == SaddleRule.Pass ? rest : pass,
            Text($"x[{i}] moves on at once with other signs of {names}: {OtherPatterns(weights.Length)}"),
            Text($"x[{i}] rests at 0 for any time and then moves on in one of these ways"),
        ];
        if (coordinate.Depth > 2)
        {
            others.Add(Text($"while x[{i}] rests at 0, weights of it but two move at any speed up to 1, and the balance is lost"));
        }

        return new(time, SignEventKind.Saddle, [i], rule == SaddleRule.Pass ? pass : rest, others);
    }

    /// <summary>The columns of the coordinates depend on those of the others whose gradients are 0.</summary>
    public static SignFlowBranching OfControls(DoubleDouble time, int[] coordinates) => new(
        time,
        SignEventKind.ControlsFree,
        coordinates,
        "x rests in these coordinates where a control in [-1, 1] can hold it; a coordinate without loss has control 0",
        [Text($"drift along the directions in which the gradient does not change, with controls in [-1, 1]: a continuum of dimension {coordinates.Length}")]);

    /// <summary>
    /// x = 0 and G = 0 stay, one weight 0. On both sides of 0 the sign of G d_l is that of H_ii x d_l, the same for a weight
    /// w_l that is not 0: jitter about 0 moves w_l towards 0 at speed 1, a limit of small steps; the mean control 0 does not.
    /// </summary>
    public static SignFlowBranching OfWeights(DoubleDouble time, int[] coordinates) => new(
        time,
        SignEventKind.WeightsFree,
        coordinates,
        "x stays 0 in these coordinates and their weights move by decay alone: the balance is kept",
        ["x stays 0 and the weights that are not 0 move, at a speed up to 1, towards 0 as the jitter of small steps makes them: the balance is lost"]);

    private static string OtherPatterns(int zeros) =>
        zeros <= 31 ? Text($"{(1L << (zeros - 1)) - 1} more sign patterns") : Text($"2^{zeros - 1} - 1 more sign patterns");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
