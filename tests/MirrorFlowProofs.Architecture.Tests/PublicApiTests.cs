using System.Reflection;
using PublicApiGenerator;

namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>What each assembly offers others, as text: a change of it is seen in review. Accept with <c>bash tests/accept Architecture</c>.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Projects => [.. Repository.Projects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task The_public_api_is_the_accepted_one(string project)
    {
        var api = Assembly.LoadFrom(Repository.AssemblyPath(project)).GeneratePublicApi(new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes = ["System.Diagnostics.DebuggerDisplayAttribute"],
        });

        await Verify(api).UseParameters(project);
    }
}
