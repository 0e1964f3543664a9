using System.Text.RegularExpressions;
using Lms.Data.Content.Announcements;
using Lms.Data.Content.Assignments;
using Lms.Data.Content.Files;
using Lms.Data.Content.Materials;
using Lms.Tests.Support;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Startup;

/// <summary>Somebody signed in who counts through the addresses of pages and files learns nothing: what is there answers as what is not.</summary>
public sealed partial class GuessedAddressesTests(RunningApp app) : IClassFixture<RunningApp>
{
    const string Missing = "987654";

    [Fact]
    public async Task Every_address_with_a_number_answers_alike_whether_the_number_is_in_use_or_not()
    {
        await FillAsync();
        using var mallory = await app.SignInAsync("edsger@school.example");
        var routes = app.Numbered();
        Assert.True(routes.Count > 20, string.Join('\n', routes.Select(r => r.RawText)));

        foreach (var route in routes)
        {
            var there = await AskAsync(mallory, route, "1");
            Assert.Equal(there, await AskAsync(mallory, route, Missing));
            Assert.DoesNotContain("Alan", there, StringComparison.Ordinal);
            Assert.DoesNotContain("Algebra", there, StringComparison.Ordinal);
            foreach (var parameter in route.Parameters.Where(NumberedRoutes.IsNumber))
                Assert.Equal(there, await AskAsync(mallory, route, "1", parameter.Name));
        }
    }

    [Fact]
    public async Task Nor_do_they_learn_from_where_a_stranger_is_sent_to()
    {
        await FillAsync();
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        foreach (var route in app.Numbered())
            Assert.Equal(await AskAsync(stranger, route, "1"), await AskAsync(stranger, route, Missing));
    }

    static async Task<string> AskAsync(HttpClient client, RoutePattern route, string number, string? missing = null)
    {
        var path = route.With(name => name == missing ? Missing : number);
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var location = answer.Headers.Location?.OriginalString;
        return $"{route.RawText}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType} {Plain(location ?? "")}\n{Plain(body)}";
    }

    // Marks that are new with every answer, and the numbers themselves, tell nothing.
    static string Plain(string text) => Numbers().Replace(Tokens().Replace(text, ""), "N");

    async Task FillAsync()
    {
        var alan = await app.ActorAsync("alan@school.example");
        if ((await Get<AssignmentQueries>().ListAsync(alan, 1, 1)).Value.Assignments.Rows.Any(row => row.Assignment.Text.Title == "Proofs"))
            return;
        _ = (await Get<AssignmentService>().CreateAsync(alan, 1, Coursework.Essay with { Title = "Proofs" }, true)).Value;
        _ = (await Get<AnnouncementService>().PostAsync(alan, 1, new("Room 12", "", false, null))).Value;
        var section = (await Get<MaterialSectionService>().AddAsync(alan, 1, "Week 1")).Value;
        _ = (await Get<MaterialService>().AddAsync(alan, section, MaterialKind.Page, new("Sets"))).Value;
        var file = (await Get<FileStore>().SaveAsync("Sets.txt", new MemoryStream("Some words."u8.ToArray()))).Value;
        _ = (await Get<MaterialFileService>().AddAsync(alan, section, file)).Value;
    }

    T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    [GeneratedRegex("""<!--.*?-->|name="__RequestVerificationToken" value="[^"]*"|nonce="[^"]*"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:blazor|_bl_|mudinput)[\w.:-]*""", RegexOptions.Singleline)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"(?<![\w.-])(?:1|987654)(?![\w.-])|%2F(?:1|987654)(?=\b|%)")]
    private static partial Regex Numbers();
}
