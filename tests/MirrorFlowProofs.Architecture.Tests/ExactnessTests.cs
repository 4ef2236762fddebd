using System.Numerics;
using Mono.Cecil;

namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>The exact side never touches floating point. Read from the compiled code, where no alias hides it.</summary>
public sealed class ExactnessTests
{
    [Theory]
    [InlineData("Symbolic")]
    [InlineData("Theory")]
    public void The_exact_side_has_no_floating_point(string project)
    {
        using var module = ModuleDefinition.ReadModule(Repository.AssemblyPath(project));

        Assert.Empty(FloatingPoint.In(module));
    }

    [Theory]
    [InlineData("Field: field of System.Double")]
    [InlineData("Returned: signature System.Single ")]
    [InlineData("Taken: signature System.Int32 ", "(System.Decimal)")]
    [InlineData("Nested: signature System.Collections.Generic.IReadOnlyList`1<System.Half[]> ")]
    [InlineData("Called: call System.Double System.Numerics.BigInteger::Log(System.Numerics.BigInteger)")]
    [InlineData("Converted: conv.r8")]
    [InlineData("Constant: ldc.r8")]
    [InlineData("Generic: call ", "<System.Double>")]
    public void Floating_point_is_found_wherever_it_hides(string start, string part = "")
    {
        var found = FloatingPointIn(typeof(Floating));

        Assert.Contains(found, line =>
            line.Contains("/Floating." + start, StringComparison.Ordinal) && line.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Whole_numbers_are_not_floating_point() => Assert.Empty(FloatingPointIn(typeof(Whole)));

    private static List<string> FloatingPointIn(Type type)
    {
        using var module = ModuleDefinition.ReadModule(type.Assembly.Location);
        return [.. FloatingPoint.In(module.GetType(type.FullName!.Replace('+', '/')))];
    }

    private static class Floating
    {
        public static readonly double Field = Environment.ProcessId;

        public static float Returned() => default;

        public static int Taken(decimal x) => x.GetHashCode();

        public static IReadOnlyList<Half[]> Nested() => [];

        public static bool Called(BigInteger x) => BigInteger.Log(x) > Environment.ProcessId;

        public static long Converted(long x) => (long)(double)x;

        public static bool Constant() => Environment.ProcessId > 0.5;

        public static int Generic() => Enumerable.Empty<double>().Count();
    }

    private static class Whole
    {
        public static int Used(int x, BigInteger y) => Math.Max(x, y.Sign) / 2;
    }
}
