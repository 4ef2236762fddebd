namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>
/// Reads the plain text syntax of expressions: <c>+ - * / ^</c> (the power is right associative and binds tighter than
/// a sign, so <c>-x^2</c> is <c>-(x^2)</c>), parentheses, <c>|x|</c>, exact numbers (<c>12</c>, <c>0.25</c>,
/// <c>1e-3</c>), names of an ASCII letter with letters, digits and underscores, and the functions
/// <c>abs sign sqrt log ln exp sinh cosh arcsinh asinh arctan atan hyp2f1(a, b, c, z)</c> and
/// <c>integral(f, v, lower, upper)</c>. A product is always written with <c>*</c>.
/// </summary>
/// <remarks>
/// An integration variable is real unless its domain is stated beside it: <c>integral(v^a, v > 0, 0, u)</c>, or
/// <c>v >= 0</c>, <c>v in [0, 1]</c>, <c>v in (0, 1]</c>. Reading is exact and takes bounded time and stack:
/// see <see cref="LongestText"/>, <see cref="DeepestNesting"/>, <see cref="LargestNumbersInBits"/> and
/// <see cref="LargestExpression"/>.
/// </remarks>
public static class Parser
{
    /// <summary>The most characters a text may have.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>How deep parentheses, powers and functions may be nested.</summary>
    public const int DeepestNesting = 500;

    /// <summary>How many bits all the numbers written in a text, powers worked out, may have together.</summary>
    public const long LargestNumbersInBits = 200_000;

    /// <summary>How many nodes the expression may have when written out, its exponents expanded.</summary>
    public const long LargestExpression = 2_000_000;

    /// <summary>Reads an expression whose symbols are all known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="symbols">The symbols by name.</param>
    /// <exception cref="ParseException">The text is not an expression in these symbols, or exceeds a bound.</exception>
    public static Expr Parse(string text, IReadOnlyDictionary<string, Symbol> symbols) => Read(text, symbols, null);

    /// <summary>Reads an expression; a name that is not known becomes a symbol with the given domain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="symbols">The known symbols by name.</param>
    /// <param name="others">The domain of all other symbols.</param>
    /// <exception cref="ParseException">The text is not an expression, or exceeds a bound.</exception>
    public static Expr Parse(string text, IReadOnlyDictionary<string, Symbol> symbols, Domain others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return Read(text, symbols, others);
    }

    /// <summary>Reads an expression whose symbols are all known, with what its text needs to have a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="symbols">The symbols by name.</param>
    /// <exception cref="ParseException">The text is not an expression in these symbols, or exceeds a bound.</exception>
    public static WrittenExpression ParseWritten(string text, IReadOnlyDictionary<string, Symbol> symbols)
    {
        var reader = Open(text, symbols, null);
        return new WrittenExpression(reader.ReadAll(), reader.Parts);
    }

    /// <summary>Reads symbols with their domains: <c>a > 0, n >= 1 integer, s in [0, 1), t real</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The symbols in their order; a name may stand twice.</returns>
    /// <exception cref="ParseException">The text is no such list.</exception>
    public static IReadOnlyList<Symbol> ParseDeclarations(string text) =>
        Open(text, new Dictionary<string, Symbol>(), null).ReadDeclarations();

    private static Expr Read(string text, IReadOnlyDictionary<string, Symbol> symbols, Domain? others) =>
        Open(text, symbols, others).ReadAll();

    private static ExpressionReader Open(string text, IReadOnlyDictionary<string, Symbol> symbols, Domain? others)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(symbols);
        return text.Length > LongestText
            ? throw new ParseException(
                $"the text has {text.Length} characters, more than {LongestText},", 1, 1)
            : new ExpressionReader(text, new Scope(symbols, others));
    }
}
