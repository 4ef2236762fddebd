using System.Collections.Immutable;

namespace MirrorFlowProofs.Documents;

/// <summary>A value of a document as it is written, without the parentheses that only group: what both syntaxes say alike.</summary>
internal abstract record WrittenNode;

/// <summary>A number or a name.</summary>
internal sealed record WrittenLeaf(string Text) : WrittenNode;

/// <summary>Minus something.</summary>
internal sealed record WrittenNegative(WrittenNode Inside) : WrittenNode;

/// <summary>Terms and whether each is subtracted; at least two.</summary>
internal sealed record WrittenSum(ImmutableArray<(bool IsMinus, WrittenNode Term)> Terms) : WrittenNode
{
    /// <inheritdoc/>
    public bool Equals(WrittenSum? other) => other is not null && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => Terms.Length;
}

/// <summary>Factors and whether each divides; at least two.</summary>
internal sealed record WrittenProduct(ImmutableArray<(bool Divides, WrittenNode Factor)> Factors) : WrittenNode
{
    /// <inheritdoc/>
    public bool Equals(WrittenProduct? other) => other is not null && Factors.SequenceEqual(other.Factors);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.Length;
}

/// <summary>A power.</summary>
internal sealed record WrittenPower(WrittenNode Base, WrittenNode Exponent) : WrittenNode;

/// <summary>A head with arguments: <c>sqrt(E)</c>, <c>R''(x)</c>, <c>d/dx(E)</c>, <c>integral(f, s >= 0, 0, x)</c>.</summary>
internal sealed record WrittenCall(string Head, ImmutableArray<WrittenLine> Arguments) : WrittenNode
{
    /// <inheritdoc/>
    public bool Equals(WrittenCall? other) => other is not null && Head == other.Head && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Head.GetHashCode(StringComparison.Ordinal);
}

/// <summary>An interval with its brackets, <c>[1, 2)</c>.</summary>
internal sealed record WrittenInterval(char Open, WrittenNode Low, WrittenNode High, char Close) : WrittenNode;

/// <summary>Nodes with relations or commas between them: <c>A = B &lt;= C, D > 0</c>.</summary>
internal sealed record WrittenLine(ImmutableArray<WrittenNode> Nodes, ImmutableArray<string> Marks)
{
    /// <inheritdoc/>
    public bool Equals(WrittenLine? other) => other is not null && Nodes.SequenceEqual(other.Nodes) && Marks.SequenceEqual(other.Marks);

    /// <inheritdoc/>
    public override int GetHashCode() => Nodes.Length;
}
