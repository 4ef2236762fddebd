using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>A build is the same tomorrow: every package has one version, written in one place.</summary>
public sealed partial class PackageTests
{
    [Fact]
    public void Every_package_version_is_pinned()
    {
        var floating = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => !Pinned().IsMatch(package.Attribute("Version")?.Value ?? ""))
            .Select(package => package.ToString());

        Assert.Empty(floating);
    }

    [Fact]
    public void No_project_has_a_version_of_its_own()
    {
        var own = Repository.Files("*.csproj")
            .Where(file => XDocument.Load(file).Descendants("PackageReference")
                .Any(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Empty(own);
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Pinned();
}
