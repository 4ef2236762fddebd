using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification;

/// <summary>The losses of instances.</summary>
public enum InstanceLoss
{
    /// <summary>(x - b)^2 / 2.</summary>
    Quadratic,

    /// <summary>log(1 + exp(-b x)).</summary>
    Logistic,
}

/// <summary>
/// Concrete numbers for one entry: the flow starts at weights with <c>u_i = u + lam_i</c> of alternating sign and runs
/// for a time in which the gradient keeps its sign, so that the flow is smooth.
/// </summary>
/// <param name="Q">The exponent of the flow that is integrated.</param>
/// <param name="U">u at the start, positive.</param>
/// <param name="Offsets">The lam_i, one a weight.</param>
/// <param name="Signs">The signs of the weights.</param>
/// <param name="Loss">The loss.</param>
/// <param name="B">Its parameter b.</param>
/// <param name="Time">T &gt; 0.</param>
public sealed record FlowInstance(
    Rational Q, Rational U, IReadOnlyList<Rational> Offsets, IReadOnlyList<int> Signs, InstanceLoss Loss, double B, double Time)
{
    /// <summary>What a symbolic q is put to: no case of the catalog, and none of the exceptional exponents.</summary>
    public static Rational GenericQ { get; } = new(7, 5);

    private static readonly Rational Start = new(1, 2);

    // Of x and of the distance to b on the way, so that G = x - b never vanishes.
    private const double Travel = 0.8;

    /// <summary>The instance of an entry whose derivation is given.</summary>
    public static FlowInstance Of(CatalogEntry entry, MirrorFlow theory)
    {
        var q = entry.Q is Number n ? n.Value : GenericQ;
        Rational[] offsets = [.. theory.Balance.Offsets.Select((o, i) => o.IsZero ? 0 : OffsetOf(entry.Balance, i))];
        int[] signs = [.. offsets.Select((_, i) => i % 2 == 0 ? 1 : -1)];
        var loss = entry.Balance == BalanceKind.First ? InstanceLoss.Logistic : InstanceLoss.Quadratic;
        var unfinished = new FlowInstance(q, Start, offsets, signs, loss, 0, 0);
        var field = unfinished.WeightSpace<Float64>(entry.X);
        var state = unfinished.StartState<Float64>(theory.Flow);
        var x = field.X(state).Value;

        // A few binary digits, so that b and T are the same numbers in every number type. b pulls x outwards.
        var b = Short(loss == InstanceLoss.Quadratic ? 3 * x : 1 / x);
        var speed = Math.Abs((unfinished with { B = b }).WeightSpace<Float64>(entry.X).Velocity(state).Value);
        return unfinished with { B = b, Time = Short(Travel * Math.Abs(x) / speed) };
    }

    internal ILoss<T> LossOf<T>()
        where T : struct, IReal<T> => LossOf<T>(Loss, B);

    internal static ILoss<T> LossOf<T>(InstanceLoss loss, double b)
        where T : struct, IReal<T> => loss switch
        {
            InstanceLoss.Quadratic => new QuadraticLoss<T>([T.FromDouble(b)]),
            InstanceLoss.Logistic => new LogisticLoss<T>([T.FromDouble(b)]),
            _ => throw new InvalidOperationException($"unknown loss {loss}"),
        };

    /// <summary>The loss in exact numbers: b is a double.</summary>
    internal ExactLoss ExactLoss => Loss switch
    {
        InstanceLoss.Quadratic => new ExactQuadratic([Rounding.ToRational(B)]),
        InstanceLoss.Logistic => new ExactLogistic([Rounding.ToRational(B)]),
        _ => throw new InvalidOperationException($"unknown loss {Loss}"),
    };

    /// <summary>The numbers in words, for a witness.</summary>
    internal string Words => FormattableString.Invariant(
        $"q = {Q}, u = {U}, offsets {string.Join(", ", Offsets)}, signs {string.Join(", ", Signs)}, loss {Loss}, b = {B:R}, T = {Time:R}");

    /// <summary>The flow in weight space.</summary>
    internal WeightSpaceField<T> WeightSpace<T>(Reparameterization x)
        where T : struct, IReal<T> => new(x, Q, LossOf<T>());

    /// <summary>The weights with <c>|w_i| = ((u + lam_i)/kappa_i)^(1/q)</c> and the signs of the instance, clock and work 0.</summary>
    internal T[] StartState<T>(MonomialFlow flow)
        where T : struct, IReal<T>
    {
        var inverse = new RationalPower<T>(1 / Q);
        var state = new T[Offsets.Count + 2];
        for (var i = 0; i < Offsets.Count; i++)
        {
            var u = U + Offsets[i];
            T scale = CompiledExpression<T>.Compile(FlowNumbers.At(flow.Scale(i), this)).Evaluate();
            T size = inverse.Evaluate(T.FromRational(u.Numerator, u.Denominator) / scale);
            state[i] = Signs[i] < 0 ? -size : size;
        }

        return state;
    }

    private static Rational OffsetOf(BalanceKind balance, int index) =>
        balance == BalanceKind.First ? new Rational(3, 4) : new Rational(2 * index + 1, 5);

    /// <summary>A few binary digits, so that the number is the same in every number type.</summary>
    internal static double Short(double value)
    {
        var unit = Math.ScaleB(1, Math.ILogB(value) - 10);
        return Math.Round(value / unit) * unit;
    }
}
