using System.Security.Claims;
using System.Text.Json;
using Lms.Web.SignIn;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;

namespace Lms.Tests.SignIn;

/// <summary>From Google's answer to the claims to what the rules are told, through the framework's own mapping.</summary>
public sealed class GoogleClaimsTests
{
    [Theory]
    [InlineData("""{"email_verified": true}""", true)]
    [InlineData("""{"email_verified": "true"}""", true)]
    [InlineData("""{"email_verified": false}""", false)]
    [InlineData("""{"email_verified": "false"}""", false)]
    [InlineData("""{"email_verified": null}""", false)]
    [InlineData("""{"email_verified": 1}""", false)]
    [InlineData("""{"email_verified": "yes"}""", false)]
    [InlineData("""{"email_verified": ""}""", false)]
    [InlineData("{}", false)]
    public void Only_a_plain_yes_makes_an_address_verified(string answer, bool verified)
    {
        var identity = new ClaimsIdentity();
        using var json = JsonDocument.Parse(answer);
        var actions = new ClaimActionCollection();
        GoogleClaims.Map(actions);
        foreach (var action in actions)
            action.Run(json.RootElement, identity, "test");
        Assert.Equal(verified, GoogleClaims.Read(new ClaimsPrincipal(identity)).EmailVerified);
    }

    [Fact]
    public void The_workspace_domain_arrives()
    {
        var identity = new ClaimsIdentity();
        using var json = JsonDocument.Parse("""{"hd": "school.example", "picture": "https://example/p"}""");
        var actions = new ClaimActionCollection();
        GoogleClaims.Map(actions);
        foreach (var action in actions)
            action.Run(json.RootElement, identity, "test");
        var google = GoogleClaims.Read(new ClaimsPrincipal(identity));
        Assert.Equal("school.example", google.HostedDomain);
        Assert.Equal("https://example/p", google.PictureUrl);
    }
}
