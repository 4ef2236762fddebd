using DiffEngine;

namespace MirrorFlowProofs.Snapshots;

/// <summary>
/// Opens the two files of a failed snapshot in the reader's diff tool. DiffEngine finds the tool, and opens none
/// on a build server (<see cref="BuildServerDetector"/>) or with <c>DiffEngine_Disabled=true</c>.
/// </summary>
internal static class DiffTool
{
    public static Task ShowAsync(SnapshotFiles files) =>
        DiffRunner.Disabled || BuildServerDetector.Detected
            ? Task.CompletedTask
            : DiffRunner.LaunchForTextAsync(files.Received, files.Verified);
}
