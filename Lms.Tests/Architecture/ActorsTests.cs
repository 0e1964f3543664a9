using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Shared;

namespace Lms.Tests.Architecture;

/// <summary>Who acts is asked in the call itself: whoever was signed out since a page or a dialog opened does nothing there any more.</summary>
public sealed partial class ActorsTests
{
    // What lives as long as one call may hold it; a closure lives as long as whatever was handed it.
    static bool LivesForOneCall(Type type) => typeof(IAsyncStateMachine).IsAssignableFrom(type);

    [Fact]
    public void No_screen_keeps_an_actor() => Assert.Empty(
        from type in typeof(CurrentActor).Assembly.GetTypes()
        where !LivesForOneCall(type)
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(Actor) || field.FieldType == typeof(Actor?)
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void No_screen_asks_who_acts_before_it_knows_what_is_done()
    {
        var files = new DirectoryInfo(Path.Combine(Repository.Root, "Lms.Web")).EnumerateFiles("*.*", SearchOption.AllDirectories)
            .Where(file => file.Extension is ".cs" or ".razor" && !file.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 100);
        Assert.Empty(files.Where(file => Kept().IsMatch(File.ReadAllText(file.FullName))).Select(file => file.Name));
    }

    [GeneratedRegex(@"[^=!<>]=\s*\(?await [cC]urrent\.GetAsync\(\)")]
    private static partial Regex Kept();
}
