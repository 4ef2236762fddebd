namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>How the two sides of a <see cref="Condition"/> stand to each other.</summary>
public enum Relation
{
    /// <summary>Left is not right.</summary>
    NotEqual,

    /// <summary>Left is below right.</summary>
    Less,

    /// <summary>Left is above right.</summary>
    Greater,
}

/// <summary>A condition under which a formula holds, such as <c>q != 3/2</c> or <c>q &lt; 2</c>.</summary>
/// <param name="Left">Left side, usually a symbol.</param>
/// <param name="Relation">How they stand.</param>
/// <param name="Right">Right side, usually a number.</param>
public sealed record Condition(Expr Left, Relation Relation, Expr Right)
{
    /// <summary>As text: <c>q != 3/2</c>.</summary>
    public override string ToString() => $"{Left} {Sign} {Right}";

    private string Sign => Relation switch
    {
        Relation.NotEqual => "!=",
        Relation.Less => "<",
        _ => ">",
    };
}
