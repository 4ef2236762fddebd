using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Names that a document gives to expressions and functions, and names that it may not give.</summary>
internal sealed partial class SettingReader
{
    /// <summary>Names with a meaning in every formula, which a definition would change in some places and not in others.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "R", "P", "M", "W", "pi", "e", "initial", "infinity", "d", "x", "exp", "log", "abs", "sqrt", "sign", "sinh", "cosh", "arcsinh", "arctan", "cospi", "hyp2f1", "at", "integral", "antiderivative", "sum", "product", "norm",
    };

    /// <summary>Names of what moves along the flow, and of its times.</summary>
    private static readonly HashSet<string> Moving = new(StringComparer.Ordinal) { "u", "x", "y", "X", "x_0", "rise", "G", "t", "T", "f", "r" };

    private static readonly HashSet<string> OfDecay = new(StringComparer.Ordinal) { "alpha", "A" };

    /// <summary>A size may not have the name of something that moves: both would be one symbol.</summary>
    private void RefuseOwnNames(Fragment? line, IEnumerable<Symbol>? symbols)
    {
        var isDecaying = _lines.Single(SettingKeys.Decay) is { Text: not "none" };
        if (symbols?.FirstOrDefault(s => Moving.Contains(s.Name) || (isDecaying && OfDecay.Contains(s.Name))) is { } symbol)
        {
            throw line!.Complain(0, $"clashing definitions: {symbol.Name} is a symbol of the theory: expected another name");
        }
    }

    /// <param name="functions">Takes the functions among them.</param>
    private List<(Definition Definition, Fragment Text)> Definitions(List<WrittenFunction> functions)
    {
        var found = new List<(Definition Definition, Fragment Text)>();
        foreach (var piece in _lines[SettingKeys.Where].SelectMany(line => line.Split(',')))
        {
            var equals = piece.Text.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? piece : piece.Slice(0, equals).Trim();
            if (equals > 0 && WrittenFunction.Of(name, functions.Aggregate(piece.From(equals + 1).Trim(), (text, f) => f.In(text))) is { } function)
            {
                RefuseCaptured(function, piece.From(equals + 1), name, functions, found);
                Add(function, functions, name);
                continue;
            }

            if (equals < 0 || !Name().IsMatch(name.Text))
            {
                throw piece.Complain(0, $"expected 'NAME = ...', found '{piece}'");
            }

            if (IsTaken(name) || found.Exists(f => f.Definition.Name == name.Text) || _declared.ContainsKey(name.Text))
            {
                throw name.Complain(0, $"clashing definitions: the name {name} has a meaning already");
            }

            var value = functions.Aggregate(piece.From(equals + 1).Trim(), (text, f) => f.In(text));
            if (new[] { "i", "j", "k" }.FirstOrDefault(index => _declared.ContainsKey(index) && ClaimContext.Mentions(value, index) && !OpenSumReader.OccursIn(value)) is { } running)
            {
                // A sum that is written out does not look into names.
                throw piece.Complain(0, $"{running} is an index of sums: expected a function such as {name}({running}) = ...");
            }

            found.Add((new Definition(name.Text, value.Text), value));
        }

        return found;
    }

    /// <summary>f is the loss where there is a flow.</summary>
    private bool IsTaken(Fragment name) => name.Text.Split('(')[0].Trim() is var bare
        && (Taken.Contains(bare) || (bare == "f" && _lines.Single(SettingKeys.Reparameterization) is not null));

    /// <summary>A parameter that also stands in a definition used here would take its place there.</summary>
    private static void RefuseCaptured(WrittenFunction function, Fragment written, Fragment name, List<WrittenFunction> functions, List<(Definition Definition, Fragment Text)> found)
    {
        var used = functions.Where(f => f.Parameter != function.Parameter && ClaimContext.Mentions(written, f.Name)).Select(f => (f.Name, f.Body))
            .Concat(found.Where(f => ClaimContext.Mentions(written, f.Definition.Name)).Select(f => (f.Definition.Name, f.Text)));
        if (function.Parameter is { } parameter && used.FirstOrDefault(u => ClaimContext.Mentions(u.Item2, parameter)) is { Item1: { } other })
        {
            throw name.Complain(0, $"{parameter} stands in {other}, which is used here, and means something else there: expected another name for the argument of {function.Name}");
        }
    }

    private void Add(WrittenFunction function, List<WrittenFunction> functions, Fragment name)
    {
        if (IsTaken(name) || functions.Exists(f => f.Name == function.Name) || _declared.ContainsKey(function.Name))
        {
            throw name.Complain(0, $"clashing definitions: the name {function.Name} has a meaning already");
        }

        if (function.Parameter is { } parameter)
        {
            _declared.TryAdd(parameter, new Symbol(parameter));
        }
        else if (!functions.Exists(f => f.Name == function.Body.Text && f.Parameter is not null))
        {
            throw function.Body.Complain(0, $"expected a function that is defined before, such as '{function.Body}(z) = ...'");
        }

        functions.Add(function);
    }
}
