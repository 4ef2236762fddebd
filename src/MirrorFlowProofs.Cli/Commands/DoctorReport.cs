using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>The versions and tools of one machine.</summary>
/// <param name="Version">Of mirrorflow.</param>
/// <param name="Runtime">The .NET version.</param>
/// <param name="System">The operating system with its version.</param>
/// <param name="Cores">How many cores the process may use.</param>
/// <param name="Tools">The optional tools.</param>
internal sealed record DoctorReport(string Version, string Runtime, string System, int Cores, IReadOnlyList<DoctorReport.Tool> Tools)
{
    /// <summary>An optional tool: what it is needed for, where it was found (null: not), and how Debian installs it.</summary>
    internal sealed record Tool(string Name, string Purpose, string? Path, string Install);

    /// <summary>Looks at this machine.</summary>
    public static async Task<DoctorReport> ReadAsync(CancellationToken cancellation) => new(
        typeof(DoctorReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        Environment.Version.ToString(),
        RuntimeInformation.OSDescription,
        Environment.ProcessorCount,
        [
            new("pdflatex", "compiles the LaTeX tables", FindOnPath("pdflatex"), "apt-get install texlive-latex-recommended"),
            new("sympy", "gives second opinions on derivations", await FindSymPyAsync(cancellation), "apt-get install python3-sympy"),
            new("maxima", "gives second opinions on derivations", FindOnPath("maxima"), "apt-get install maxima maxima-share"),
            new("coqc", "checks certificates", FindOnPath("coqc"), "apt-get install coq libcoq-coquelicot"),
            new("interval", "lets coqc check certificates of enclosed numbers", await FindCoqLibraryAsync("Interval/Tactic.vo", cancellation), "apt-get install libcoq-interval"),
        ]);

    /// <summary>Lines for a person.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        AppendLine("mirrorflow", Version);
        AppendLine(".NET", Runtime);
        AppendLine("system", System);
        AppendLine("cores", FormattableString.Invariant($"{Cores}"));
        foreach (var tool in Tools)
        {
            AppendLine(tool.Name, tool.Path ?? $"not found; {tool.Purpose}; install with: {tool.Install}");
        }

        return text.ToString();

        void AppendLine(string name, string value) => text.Append(name.PadRight(12)).Append(value).Append('\n');
    }

    /// <summary>The same for a machine; <c>path</c> is null where a tool was not found.</summary>
    public string ToJson()
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("mirrorflow", Version);
            json.WriteString("dotnet", Runtime);
            json.WriteString("system", System);
            json.WriteNumber("cores", Cores);
            json.WriteStartArray("tools");
            foreach (var tool in Tools)
            {
                json.WriteStartObject();
                json.WriteString("name", tool.Name);
                json.WriteString("path", tool.Path);
                json.WriteString("install", tool.Install);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static string? FindOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(IsProgram);

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0);

    // Debian's python3-sympy belongs to Debian's python3, which need not be the first on PATH.
    private static async Task<string?> FindSymPyAsync(CancellationToken cancellation)
    {
        foreach (var python in new[] { FindOnPath("python3"), "/usr/bin/python3" }.OfType<string>().Distinct().Where(IsProgram))
        {
            if (await FindSymPyAsync(python, cancellation) is { Length: > 0 } origin)
            {
                return origin;
            }
        }

        return null;
    }

    private static async Task<string> FindSymPyAsync(string python, CancellationToken cancellation)
    {
        const string Find = "import importlib.util as u; s = u.find_spec('sympy'); print(s.origin if s else '', end='')";
        return await OutputOfAsync(python, ["-c", Find], cancellation);
    }

    private static async Task<string?> FindCoqLibraryAsync(string file, CancellationToken cancellation)
    {
        if (FindOnPath("coqc") is not { } coqc)
        {
            return null;
        }

        var path = Path.Combine((await OutputOfAsync(coqc, ["-where"], cancellation)).Trim(), "user-contrib", file);
        return File.Exists(path) ? path : null;
    }

    private static async Task<string> OutputOfAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        process.BeginErrorReadLine();
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return output;
    }
}
