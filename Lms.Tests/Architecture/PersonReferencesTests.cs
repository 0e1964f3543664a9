using Lms.Data.Accounts;
using Lms.Tests.Support;
using Lms.Web.Shared;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Architecture;

/// <summary>A new column that refers to a person fails here until it stands on the person's page and is moved by a merge.</summary>
public class PersonReferencesTests
{
    [Fact]
    public async Task Every_column_that_refers_to_a_person_has_its_own_place_on_their_page()
    {
        var references = await ReferencesAsync();
        Assert.Equal(references.Select(r => Name(r.Reference)).Order(), PersonReferences.All.Keys.Select(r => $"{r.Entity.Name}.{r.Property}").Order());
        Assert.Equal(Enum.GetValues<PersonReference>().Order(), PersonReferences.All.Values.Order());
    }

    [Fact]
    public async Task A_merge_moves_each_of_them_plainly_or_by_a_rule_of_its_own() => Assert.All(await ReferencesAsync(), found =>
    {
        Assert.Single(found.Reference.Properties);
        var column = found.Reference.Properties[0];
        Assert.True(found.InKey == AccountMerger.WithOwnRule.Contains((found.Reference.DeclaringEntityType.ClrType, column.Name)),
            $"{Name(found.Reference)} is {(found.InKey ? "part of a key and has no rule" : "plain and has a rule")}.");
    });

    [Fact]
    public void Each_is_a_file_of_its_own_in_what_a_person_can_take_away()
    {
        Assert.Equal(Enum.GetValues<PersonReference>().Order(), PersonDataParts.All.Keys.Order());
        var names = PersonDataParts.All.Values.Prepend(PersonDataParts.Account).Select(part => part.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void Of_each_it_is_said_what_it_takes_to_move_it_and_where_on_which_courses_it_stands() => Assert.All(Enum.GetValues<PersonReference>(), reference =>
    {
        var right = MovingRules.Takes(reference);
        Assert.Equal(right is not (MovingRight.GoesAlong or MovingRight.Administration), Belongings.Courses.ContainsKey(reference));
    });

    [Fact]
    public void Each_place_has_its_words()
    {
        var say = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Say>().BuildServiceProvider().GetRequiredService<Say>();
        Assert.All(Enum.GetValues<PersonReference>(), reference => Assert.NotEmpty(say[$"Reference.{reference}"]));
    }

    static async Task<List<(IForeignKey Reference, bool InKey)>> ReferencesAsync()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        return [.. PersonReferences.In(db.Model)];
    }

    static string Name(IForeignKey reference) => $"{reference.DeclaringEntityType.ClrType.Name}.{reference.Properties[0].Name}";
}
