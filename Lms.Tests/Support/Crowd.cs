using Lms.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Support;

/// <summary>Three thousand people with all kinds of names, the same ones each time.</summary>
public sealed class Crowd : IAsyncLifetime
{
    internal const int Size = 3000;

    static readonly string[] firstNames =
    [
        "Ada", "José", "Zoë", "Łukasz", "Søren", "Иван", "Жанна", "山田", "太郎", "𠮷田", "김민수", "Ægir", "O'Brien", "'t", "Jean-Luc", "Mary Ann", "İpek", "Weiß",
        "नेहा", "Ἀριστοτέλης", "(Bob)", "R2", "Ana", "Anna", "Hannah",
    ];

    static readonly string[] lastNames =
    [
        "Lovelace", "García", "Öztürk", "Straße", "Hooft", "van der Berg", "Петров", "吉野", "O’Neill", "Smith-Jones", "AND", "NOT", "NEAR", "Ab\"c", "x*y", "50%", "a_b", "李",
        "Nguyễn", "Þórsdóttir", "ΑΘΗΝΑ", "Dvořák", "é", "", "Sch",
    ];

    readonly Random random = new(4711);

    internal TestDatabase Database { get; private set; } = null!;

    internal IReadOnlyList<Account> All { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await using var db = Database.Open();
        db.Users.AddRange(Enumerable.Range(0, Size).Select(i =>
        {
            var name = random.Next(8) == 0 ? "" : $"{Any(firstNames)} {Any(lastNames)}";
            var account = PersonResolver.NewAccount(Cast.Address($"p{i}.{(char)('a' + random.Next(26))}{random.Next(50)}@school.example"), name, null, TestDatabase.Start.UtcDateTime);
            account.Status = (AccountStatus)random.Next(3);
            return account;
        }));
        await db.SaveChangesAsync();
        All = await db.Users.AsNoTracking().ToListAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    internal string AnyFirstName() => Any(firstNames);

    string Any(string[] names) => names[random.Next(names.Length)];
}
