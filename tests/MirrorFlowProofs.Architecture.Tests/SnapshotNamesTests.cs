using System.Reflection;

namespace MirrorFlowProofs.Architecture.Tests;

public sealed class SnapshotNamesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("orphans").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_is_named_after_the_class_and_the_test() => await Verify("one line\n");

    [Theory]
    [InlineData("4/3", 3)]
    [InlineData("2", 64)]
    public async Task A_row_has_a_file_of_its_own(string q, int depth) =>
        await Verify($"q = {q}, depth {depth}\n", extension: "tex").UseParameters(q, depth);

    [Fact]
    public void Parameters_are_written_by_name_with_dashes_for_what_a_file_name_cannot_hold()
    {
        var method = Method(nameof(A_row_has_a_file_of_its_own));

        Assert.Equal(
            "SnapshotNamesTests.A_row_has_a_file_of_its_own_q=4-3_depth=3",
            Verifier.Stem(method, typeof(SnapshotNamesTests), "4/3", 3));
        Assert.Equal(
            "SnapshotNamesTests.A_row_has_a_file_of_its_own_q=null",
            Verifier.Stem(method, typeof(SnapshotNamesTests), [null]));
    }

    [Fact]
    public void More_values_than_parameters_are_refused()
    {
        var failure = Assert.Throws<InvalidOperationException>(
            () => Verifier.Stem(Method(nameof(A_row_has_a_file_of_its_own)), typeof(SnapshotNamesTests), 1, 2, 3));

        Assert.Equal(
            "UseParameters got 3 values, but SnapshotNamesTests.A_row_has_a_file_of_its_own has 2 parameters.",
            failure.Message);
    }

    [Fact]
    public void Two_snapshots_in_one_file_are_refused()
    {
        Verifier.Claim(Path.Combine(folder, "Table.Balanced.verified.txt"));

        var failure = Assert.Throws<InvalidOperationException>(
            () => Verifier.Claim(Path.Combine(folder, "Table.Balanced.verified.txt")));

        Assert.Equal(
            "Two snapshots are named Table.Balanced.verified.txt: tell them apart with UseParameters.",
            failure.Message);
    }

    [Fact]
    public void An_orphan_is_a_file_that_no_test_names()
    {
        string[] owned =
        [
            "SnapshotNamesTests.A_file_is_named_after_the_class_and_the_test.verified.txt",
            "deeper/SnapshotNamesTests.A_row_has_a_file_of_its_own_q=2_depth=64.verified.tex",
            "SnapshotNamesTests.Nested.A_nested_test.verified.txt",
            "bin/Gone.Test.verified.txt",
            "obj/Gone.Test.verified.txt",
        ];
        string[] orphans =
        [
            "Gone.Test.verified.txt",
            "SnapshotNamesTests.A_file_is_named_after_the_class.verified.txt",
            "SnapshotNamesTests.A_file_is_named_after_the_class_and_the_test_q=2.verified.txt",
            "SnapshotNamesTests.A_row_has_a_file_of_its_own_depth=64.verified.tex",
            "SnapshotNamesTests.Dispose.verified.txt",
        ];
        foreach (var file in owned.Concat(orphans))
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }

        Assert.Equal(orphans, Orphans.Find(folder, [typeof(SnapshotNamesTests), typeof(Nested)]));
    }

    private static MethodInfo Method(string name) => typeof(SnapshotNamesTests).GetMethod(name)!;

    public sealed class Nested
    {
        [Fact]
        public void A_nested_test() => Assert.Equal("SnapshotNamesTests.Nested", Verifier.TypeName(typeof(Nested)));
    }
}
