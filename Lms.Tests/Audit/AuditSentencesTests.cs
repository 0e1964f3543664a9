using System.Globalization;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using Lms.Web.Features.Audit;
using Lms.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Audit;

public sealed class AuditSentencesTests
{
    readonly Say say = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Say>().BuildServiceProvider().GetRequiredService<Say>();

    public AuditSentencesTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

    public static TheoryData<AuditAction> Actions => [.. Enum.GetValues<AuditAction>()];

    [Theory, MemberData(nameof(Actions))]
    public void Every_entry_is_a_sentence_and_has_a_kind(AuditAction action)
    {
        var sentence = say.Sentence(Line(action));

        Assert.Matches("^[A-Z].*[.]$", sentence);
        Assert.Contains("Ada Lovelace", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(" .", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('{', sentence);
        Assert.Matches("^[A-Z]", say[$"Kind.{action}"]);
    }

    [Fact]
    public void No_two_kinds_are_called_the_same() =>
        Assert.Equal(Actions.Count, Enum.GetValues<AuditAction>().Select(action => say[$"Kind.{action}"]).Distinct().Count());

    [Theory]
    [InlineData(AuditAction.PermissionAllowed, "Ada Lovelace allowed Grade submissions for Grace Hopper on Algebra I.")]
    [InlineData(AuditAction.AccountSuspended, "Ada Lovelace suspended Grace Hopper: She left.")]
    [InlineData(AuditAction.SignedOutEverywhere, "Ada Lovelace signed themselves out everywhere.")]
    [InlineData(AuditAction.AccountsMerged, "Ada Lovelace made old@school.example part of Grace Hopper.")]
    public void It_says_who_did_what_to_whom(AuditAction action, string sentence) => Assert.Equal(sentence, say.Sentence(Line(action) with
    {
        PersonId = action == AuditAction.SignedOutEverywhere ? 1 : 2,
        Permission = action == AuditAction.PermissionAllowed ? Permission.GradeSubmissions : null,
    }));

    [Fact]
    public void What_stands_for_no_address_is_never_read_out() => Assert.Equal(
        "The address of Ada Lovelace changed from none to hopper@school.example, as Google tells.",
        say.Sentence(Line(AuditAction.AddressFollowedGoogle) with { Before = "7@given-up.invalid", After = "hopper@school.example" }));

    [Fact]
    public async Task What_waited_at_a_new_address_is_told_as_both_things_that_happened()
    {
        await using var school = await Cast.GatherAsync();
        _ = await school.ComeAsync(Doorstep.KatherineAddress, "sub-edsger@school.example");

        var lines = (await school.Database.Get<AuditQueries>().LogAsync(school.Ada, AuditFilter.All)).Value.Lines.Take(2).Reverse();

        Assert.Equal(
            ["The address of Edsger Dijkstra changed from edsger@school.example to katherine@school.example, as Google tells.",
                "Edsger Dijkstra made katherine@school.example part of themselves."],
            lines.Select(say.Sentence));
    }

    static AuditLine Line(AuditAction action) => new(
        1, TestDatabase.Start.UtcDateTime, action, 1, "Ada Lovelace", 2, "Grace Hopper", 3, "Algebra I", null, "old@school.example",
        action is AuditAction.AccountSuspended or AuditAction.AccountReinstated ? "She left." : "new@school.example");
}
