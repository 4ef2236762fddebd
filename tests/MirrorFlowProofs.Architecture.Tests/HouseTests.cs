namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>The solution, the README and the build script speak of the same projects and commands.</summary>
public sealed class HouseTests
{
    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("MirrorFlowProofs.sln")).Replace('\\', '/');
        var missing = Repository.Files("*.csproj")
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !solution.Contains($"\"{file}\"", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_source_project_has_a_test_project() =>
        Assert.All(Repository.Projects.Keys, project => Assert.True(Directory.Exists(TestFolder(project)), TestFolder(project)));

    [Fact]
    public void Every_test_project_has_tests_of_its_own()
    {
        var empty = Repository.Projects.Keys.Where(project =>
            !Directory.EnumerateFiles(TestFolder(project), "*Tests.cs", SearchOption.AllDirectories)
                .Any(file => File.ReadAllText(file) is var text
                    && (text.Contains("[Fact", StringComparison.Ordinal) || text.Contains("[Theory", StringComparison.Ordinal))));

        Assert.Empty(empty);
    }

    [Fact]
    public void The_build_script_runs_the_commands_of_the_readme()
    {
        var readme = File.ReadAllLines(Repository.PathOf("README.md")).Select(line => line.Trim()).ToList();
        var script = File.ReadAllText(Repository.PathOf(".ci", "run"));

        foreach (var command in new[] { "dotnet test", "dotnet run -c Release --project src/MirrorFlowProofs.Cli -- verify" })
        {
            Assert.Contains(readme, line => line == command || line.StartsWith(command + " ", StringComparison.Ordinal));
            Assert.Contains(command, script, StringComparison.Ordinal);
        }
    }

    private static string TestFolder(string project) => Repository.PathOf("tests", $"MirrorFlowProofs.{project}.Tests");
}
