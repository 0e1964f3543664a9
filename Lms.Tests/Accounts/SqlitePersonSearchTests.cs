using Lms.Data.Accounts;
using Lms.Data.Storage;
using Lms.Tests.Support;

namespace Lms.Tests.Accounts;

/// <summary>The index against the plainest search there is: looking at everybody.</summary>
public sealed class SqlitePersonSearchTests(Crowd crowd) : IClassFixture<Crowd>, IDisposable
{
    readonly LmsDbContext db = crowd.Database.Open();
    readonly Random random = new(4712);

    public void Dispose() => db.Dispose();

    [Theory]
    [InlineData("JOSE")]
    [InlineData("josé")]
    [InlineData("garcia jose")]
    [InlineData("lov ada")]
    [InlineData("a")]
    [InlineData("an")]
    [InlineData("ana")]
    [InlineData("o'")]
    [InlineData("'")]
    [InlineData("'t")]
    [InlineData("' hooft")]
    [InlineData("-")]
    [InlineData("smith-")]
    [InlineData("jean - luc")]
    [InlineData("山田")]
    [InlineData("山")]
    [InlineData("田")]
    [InlineData("𠮷")]
    [InlineData("𠮷田")]
    [InlineData("김민")]
    [InlineData("김")]
    [InlineData("иван петров")]
    [InlineData("ПЕТ")]
    [InlineData("ж")]
    [InlineData("नेहा")]
    [InlineData("AND")]
    [InlineData("NOT OR NEAR(")]
    [InlineData("ada OR jose")]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("ab\"c")]
    [InlineData("SearchText:ada")]
    [InlineData("^ada")]
    [InlineData("ada*")]
    [InlineData("x*y")]
    [InlineData("50%")]
    [InlineData("%")]
    [InlineData("a_b")]
    [InlineData("_")]
    [InlineData("(bob)")]
    [InlineData("(")]
    [InlineData("'; DROP TABLE \"Accounts\"; --")]
    [InlineData("p1")]
    [InlineData("p12.")]
    [InlineData("school.example")]
    [InlineData("@school")]
    [InlineData("@")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0\u202e\ufffe\ud800")]
    [InlineData("nobody of this name")]
    public async Task Finds_whom_looking_at_everybody_finds(string typed)
    {
        await SameAsync(typed, null, false, 10_000);
        await SameAsync(typed, AccountStatus.Pending, false, 25);
        await SameAsync(typed, null, true, 25);
    }

    [Fact]
    public async Task Finds_the_same_for_pieces_of_names_whatever_they_are()
    {
        for (var times = 0; times < 150; times++)
        {
            var text = crowd.All[random.Next(Crowd.Size)].SearchText;
            var from = random.Next(text.Length);
            var piece = text.Substring(from, Math.Min(random.Next(1, 6), text.Length - from));
            await SameAsync(random.Next(3) == 0 ? $"{piece} {crowd.AnyFirstName()}" : piece, random.Next(2) == 0 ? null : AccountStatus.Active, random.Next(2) == 0, 40);
        }
    }

    async Task SameAsync(string typed, AccountStatus? status, bool descending, int limit)
    {
        var words = TextFolding.Words(typed);
        var fitting = crowd.All.Where(a => (status is null || a.Status == status) && TextFolding.Holds(a.SearchText, words))
            .OrderBy(a => a.SearchText, StringComparer.Ordinal).ThenBy(a => a.Id).Select(a => a.Id);
        var expected = (descending ? fitting.Reverse() : fitting).Take(limit);

        var found = await new SqlitePersonSearch().FindAsync(db, PersonNeedle.Of(typed, status, descending), limit, default);

        Assert.True(expected.SequenceEqual(found), $"'{typed}' ({status}, {limit}): expected {expected.Count()}, found {found.Count}.");
    }
}
