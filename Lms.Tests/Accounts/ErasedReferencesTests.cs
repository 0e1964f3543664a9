using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Mail;
using Lms.Data.Permissions;
using Lms.Tests.Support;

namespace Lms.Tests.Accounts;

/// <summary>Everything that refers to a person, when they are erased.</summary>
public class ErasedReferencesTests
{
    const string Grace = "grace@school.example";

    [Fact]
    public async Task Each_reference_goes_passes_on_falls_silent_or_stays_as_it_is_said()
    {
        await using var school = await Cast.GatherAsync();
        await school.AliasAsync(school.Katherine, "kj@school.example");
        _ = await school.EnrolAsync("edsger@school.example");
        _ = await school.AskAsync(Grace, "another");
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(school.Grace.AccountId), Permission.ManageStaff, true)).Value;
        var id = school.Grace.AccountId;
        await using (var db = school.Database.Open())
        {
            db.Enrolments.Add(new() { CourseId = school.Algebra, AccountId = id, ById = id });
            db.Invitations.Add(new Invitation { AccountId = id, ById = id });
            await db.SaveChangesAsync();
        }

        _ = await school.HoldsEverythingAsync(id, id);
        _ = await school.ComeAsync(Grace, SignedIn.Visit());

        await school.ReferToEverywhereAsync(id);
        await school.AliasAsync(school.Katherine, "kj2@school.example", by: id);
        await using (var db = school.Database.Open())
        {
            db.Invitations.Add(new Invitation { AccountId = school.Katherine, ById = id });
            await db.SaveChangesAsync();
        }

        var before = await CountsAsync(school, id, aboutOthers: false);
        var (about, did) = (await CountsAsync(school, id, aboutOthers: true), (await school.AuditAsync()).Count);
        Assert.All(before, count => Assert.True(count.Value > 0, $"Nothing of {count.Key} refers to her before."));

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, id, Grace)).Problem);

        var after = await CountsAsync(school, id, aboutOthers: false);
        Assert.All(Enum.GetValues<PersonReference>(), reference => Assert.Equal((reference, PersonReferences.WhenErased(reference) switch
        {
            Erasure.Goes or Erasure.PassesOn => 0,
            Erasure.FallsSilent => did + 1, // that she was erased
            _ when reference == PersonReference.Uploaded => about[reference] - 1, // the file that she handed in goes with the rest of her work
            _ => about[reference],
        }), (reference, after[reference])));
        Assert.All((await school.AuditAsync()).Where(e => !AuditText.Harmless.Contains(e.Action)), entry => Assert.True(entry.Before is null or "…" && entry.After is null or "…"));
    }

    // How many rows refer to her; about others: in which she is not the one who goes.
    static async Task<IReadOnlyDictionary<PersonReference, int>> CountsAsync(Cast school, long id, bool aboutOthers)
    {
        await using var db = school.Database.Open();
        await using var connection = await school.Database.ConnectAsync();
        var references = PersonReferences.In(db.Model).Select(r => (r.Reference.DeclaringEntityType.ClrType, Place: PersonReferences.ColumnOf(r.Reference),
            Reference: PersonReferences.PlaceOf(r.Reference))).ToList();
        var counts = new Dictionary<PersonReference, int>();
        foreach (var (_, (table, column), reference) in references)
        {
            var goes = references.Where(r => r.Place.Table == table && r.Place.Column != column && PersonReferences.WhenErased(r.Reference) == Erasure.Goes)
                .Select(r => aboutOthers ? $" AND \"{r.Place.Column}\" <> {id}" : "");
            counts[reference] = Convert.ToInt32(await connection.Query($"SELECT COUNT(*) FROM \"{table}\" WHERE \"{column}\" = {id}{string.Concat(goes)}").ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }

        return counts;
    }
}
