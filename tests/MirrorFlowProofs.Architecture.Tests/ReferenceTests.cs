using Mono.Cecil;

namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>Theory and numbers never see each other, so that a check is evidence: see docs/design.md.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects.Keys];

    [Fact]
    public void The_design_names_every_project() =>
        Assert.Equal(
            Repository.Projects.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Repository.PathOf("src"))
                .Select(folder => Path.GetFileName(folder).Replace("MirrorFlowProofs.", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_refers_only_where_the_design_allows(string project)
    {
        var references = Repository.ProjectFile(project).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));

        Assert.Empty(Forbidden(project, references));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_refers_only_where_the_design_allows(string project)
    {
        using var module = ModuleDefinition.ReadModule(Repository.AssemblyPath(project));

        Assert.Empty(Forbidden(project, module.AssemblyReferences.Select(r => r.Name)));
    }

    [Theory]
    [InlineData("Symbolic")]
    [InlineData("Theory")]
    public void The_exact_side_uses_no_package(string project) =>
        Assert.Empty(Repository.ProjectFile(project).Descendants("PackageReference"));

    private static IEnumerable<string> Forbidden(string project, IEnumerable<string> references) =>
        references
            .Where(name => name.StartsWith("MirrorFlowProofs.", StringComparison.Ordinal) || name == "mirrorflow")
            .Select(name => name.Replace("MirrorFlowProofs.", "", StringComparison.Ordinal))
            .Except(Repository.Projects[project]);
}
