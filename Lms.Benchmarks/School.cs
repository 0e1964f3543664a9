using System.Globalization;
using Lms.Data;
using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Benchmarks;

/// <summary>A school of a given size in a database file of its own, with the product's own settings.</summary>
sealed class School : IAsyncDisposable
{
    const int StaffOfTheCourse = 40;
    static readonly string[] given = ["Ada", "Björn", "Chloé", "Dmitri", "Elif", "Fatima", "Grace", "Hanako", "Íñigo", "José", "Käthe", "Łukasz", "Mai", "Noor", "Olga", "Priya"];
    static readonly string[] family = ["Lovelace", "Ångström", "Dubois", "Sokolov", "Yılmaz", "Haddad", "Hopper", "Sato", "Núñez", "García", "Müller", "Wójcik", "Nguyen", "Almasri", "Ivanova", "Sharma"];

    readonly string folder;
    readonly ServiceProvider services;

    School(string folder)
    {
        this.folder = folder;
        var collection = new ServiceCollection().AddLogging();
        collection.AddLmsData("Data Source=lms.db", folder, TimeZoneInfo.Utc);
        services = collection.BuildServiceProvider();
    }

    internal Actor Teacher { get; private set; }

    internal long Course { get; private set; }

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    internal static async Task<School> OfAsync(int people)
    {
        var school = new School(Directory.CreateTempSubdirectory("lms-bench-").FullName);
        await school.Get<LmsDatabase>().PrepareAsync();
        await school.Get<AccountService>().EnsureAdministratorsAsync([Address("head@school.example")]);
        await school.FillAsync(people);
        return school;
    }

    /// <summary>The same school as another program meets it, in the words that <see cref="Directions"/> gave.</summary>
    internal static School At(string[] directions) => new(directions[0])
    {
        Teacher = new Actor(long.Parse(directions[1], CultureInfo.InvariantCulture)),
        Course = long.Parse(directions[2], CultureInfo.InvariantCulture),
    };

    internal string[] Directions =>
        [folder, Teacher.AccountId.ToString(CultureInfo.InvariantCulture), Course.ToString(CultureInfo.InvariantCulture)];

    internal static EmailAddress Address(string text) => EmailAddress.Parse(text).Value;

    internal async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "lms.db")};Foreign Keys=True");
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    async Task FillAsync(int people)
    {
        await using (var db = await Get<IDbContextFactory<LmsDbContext>>().CreateDbContextAsync())
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var made = 0; made < people;)
            {
                for (var i = 0; i < 10_000 && made < people; i++, made++)
                    db.Users.Add(Person(made));
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }

            Teacher = new Actor(await db.Users.Where(a => a.IsAdministrator).Select(a => a.Id).SingleAsync());
            await db.Users.Where(a => a.Id == Teacher.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, AccountStatus.Active));
        }

        Course = (await Get<CourseService>().CreateAsync(Teacher, "MATH-101", "Algebra I", "")).Value;
        for (var i = 0; i < StaffOfTheCourse; i++)
            await Get<PermissionService>().GiveRoleAsync(Teacher, Course, [PersonRef.To(Address($"person{i * 7}@school.example"))], 3);
    }

    static Account Person(int number)
    {
        var account = new Account
        {
            UserName = $"u{number}",
            NormalizedUserName = $"u{number}",
            SecurityStamp = "",
            Status = number % 5 == 0 ? AccountStatus.Pending : AccountStatus.Active,
        };
        var name = $"{given[number % 16]} {family[number / 16 % 16]} {(char)('A' + (number / 256 % 26))}{number / 6656:x}";
        AccountRules.Describe(account, number % 5 == 0 ? "" : name, Address($"person{number}@school.example"));
        return account;
    }
}
