using System.Reflection;

namespace MirrorFlowProofs.Snapshots;

/// <summary>Runs in every test project, on that project's own snapshots.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Every_accepted_snapshot_belongs_to_a_test()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folder = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!;

        Assert.Empty(Orphans.Find(folder, assembly.GetTypes()));
    }
}
