using System.Text.RegularExpressions;
using Mono.Cecil;

namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>Finds floating point in compiled code: in fields, signatures, local variables, calls and instructions.</summary>
internal static partial class FloatingPoint
{
    public static IEnumerable<string> In(ModuleDefinition module) => module.Types.SelectMany(In);

    /// <summary>One line a finding: where, then what.</summary>
    public static IEnumerable<string> In(TypeDefinition type)
    {
        var fields = type.Fields
            .Where(field => IsFloating(field.FieldType.FullName))
            .Select(field => $"{type.FullName}.{field.Name}: field of {field.FieldType.FullName}");
        var interfaces = type.Interfaces
            .Where(i => IsFloating(i.InterfaceType.FullName))
            .Select(i => $"{type.FullName}: implements {i.InterfaceType.FullName}");
        return fields.Concat(interfaces).Concat(type.Methods.SelectMany(In)).Concat(type.NestedTypes.SelectMany(In));
    }

    private static IEnumerable<string> In(MethodDefinition method)
    {
        var where = $"{method.DeclaringType.FullName}.{method.Name}";
        if (IsFloating(method.FullName))
        {
            yield return $"{where}: signature {method.FullName}";
        }

        if (!method.HasBody)
        {
            yield break;
        }

        foreach (var variable in method.Body.Variables.Where(v => IsFloating(v.VariableType.FullName)))
        {
            yield return $"{where}: local of {variable.VariableType.FullName}";
        }

        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is MemberReference { FullName: var name } && IsFloating(name))
            {
                yield return $"{where}: {instruction.OpCode} {name}";
            }
            else if (FloatingInstruction().IsMatch(instruction.OpCode.Name))
            {
                yield return $"{where}: {instruction.OpCode}";
            }
        }
    }

    private static bool IsFloating(string name) => FloatingType().IsMatch(name);

    [GeneratedRegex(@"\bSystem\.(Double|Single|Decimal|Half|Numerics\.Complex|Runtime\.InteropServices\.NFloat)\b")]
    private static partial Regex FloatingType();

    [GeneratedRegex(@"\.r(4|8|\.un)$|^ckfinite$")]
    private static partial Regex FloatingInstruction();
}
