namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>The meaning of names: integration variables first, then known symbols, then new ones where allowed.</summary>
internal sealed class Scope(IReadOnlyDictionary<string, Symbol> symbols, Domain? others)
{
    private readonly Stack<Symbol> _bound = new();

    /// <summary>What stands for a function in the text.</summary>
    internal static IReadOnlyDictionary<string, Function> Functions { get; } = Enum.GetValues<Function>()
        .ToDictionary(f => f.Name())
        .Concat(new Dictionary<string, Function>
        {
            ["ln"] = Function.Log,
            ["asinh"] = Function.Arcsinh,
            ["atan"] = Function.Arctan,
        }).ToDictionary(StringComparer.Ordinal);

    /// <summary>The names that are read as functions of another kind.</summary>
    internal static IReadOnlyList<string> Forms { get; } = ["sqrt", "integral"];

    internal void Bind(Symbol variable) => _bound.Push(variable);

    internal void Unbind() => _bound.Pop();

    /// <summary>The symbol of a name, or null where it is unknown.</summary>
    internal Symbol? Find(string name) =>
        _bound.FirstOrDefault(s => s.Name == name)
        ?? symbols.GetValueOrDefault(name)
        ?? (others is null || IsFunction(name) ? null : new Symbol(name, others));

    internal static bool IsFunction(string name) => Functions.ContainsKey(name) || Forms.Contains(name);

    internal string? NearestSymbol(string name) =>
        NearestName.Of(name, symbols.Keys.Concat(_bound.Select(s => s.Name)));

    internal static string? NearestFunction(string name) => NearestName.Of(name, Functions.Keys.Concat(Forms));
}
