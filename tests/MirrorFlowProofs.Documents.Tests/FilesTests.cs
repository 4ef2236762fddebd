using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>
/// Deciding a document opens no file, connection or process: the compiled code has no call that could, but for the cache. What the
/// command reads and writes are the documents, through <c>InputFile</c> and <c>AtomicFile</c>.
/// </summary>
public sealed class FilesTests
{
    private static readonly HashSet<string> Reaching = new(StringComparer.Ordinal)
    {
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.FileSystemInfo",
        "System.IO.FileSystemWatcher", "System.IO.DriveInfo", "System.IO.RandomAccess", "System.IO.Pipes.NamedPipeClientStream",
        "System.IO.MemoryMappedFiles.MemoryMappedFile", "System.Diagnostics.Process", "System.Net.Http.HttpClient", "System.Net.Sockets.Socket",
        "System.Net.WebClient", "System.Net.WebRequest", "System.Runtime.InteropServices.NativeLibrary",
    };

    public static TheoryData<string> Deciding =>
        [.. new[] { typeof(Expr), typeof(Geometry), typeof(Verdict), typeof(DocumentCheck), typeof(Markdig.Markdown) }.Select(t => t.Assembly.Location)];

    [Theory]
    [MemberData(nameof(Deciding))]
    public void Nothing_but_the_cache_can_reach_a_file(string assembly) =>
        Assert.All(Callers(assembly), caller => Assert.Equal("MirrorFlowProofs.Documents.ClaimCache", caller));

    [Fact]
    public void The_cache_is_seen_to_reach_files() =>
        Assert.Contains("MirrorFlowProofs.Documents.ClaimCache", Callers(typeof(DocumentCheck).Assembly.Location));

    /// <summary>The types with a method that calls a member of one of the types that reach out of the process.</summary>
    private static IReadOnlyList<string> Callers(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var members = metadata.MemberReferences.Where(m => metadata.GetMemberReference(m).Parent is { Kind: HandleKind.TypeReference } parent
                && Reaching.Contains(NameOf(metadata, metadata.GetTypeReference((TypeReferenceHandle)parent))))
            .Select(m => MetadataTokens.GetToken(m)).ToHashSet();
        Assert.All(metadata.MethodDefinitions, m => Assert.True(metadata.GetMethodDefinition(m).GetImport().Module.IsNil, "a native method"));
        return
        [
            .. from type in metadata.TypeDefinitions
               let definition = metadata.GetTypeDefinition(type)
               where definition.GetMethods().Any(m => metadata.GetMethodDefinition(m).RelativeVirtualAddress is not 0 and var at && Calls(file.GetMethodBody(at).GetILBytes()!, members))
               select OuterName(metadata, definition),
        ];
    }

    /// <summary>An instruction that calls one of the members, looked for at every byte: too many are found rather than too few.</summary>
    private static bool Calls(byte[] code, HashSet<int> members)
    {
        int[] calls = [OpCodes.Call.Value, OpCodes.Callvirt.Value, OpCodes.Newobj.Value];
        return Enumerable.Range(0, Math.Max(0, code.Length - 4)).Any(i => calls.Contains(code[i]) && members.Contains(BitConverter.ToInt32(code, i + 1)));
    }

    private static string NameOf(MetadataReader metadata, TypeReference type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static string OuterName(MetadataReader metadata, TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
        ? OuterName(metadata, metadata.GetTypeDefinition(outer))
        : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
