using Lms.Web.Circuits;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.Circuits;

public sealed class OriginRuleTests
{
    [Theory]
    [InlineData("https", "school.example", "https://school.example")]
    [InlineData("https", "school.example:443", "https://school.example")]
    [InlineData("https", "school.example:8443", "https://school.example:8443")]
    [InlineData("http", "localhost:5080", "http://localhost:5080")]
    [InlineData("http", "school.example:80", "http://school.example")]
    [InlineData("https", "School.Example", "https://school.example")]
    [InlineData("https", "school.example", "HTTPS://SCHOOL.EXAMPLE")]
    [InlineData("http", "127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("https", "[2001:db8::1]", "https://[2001:db8::1]")]
    [InlineData("https", "[2001:db8::1]:8443", "https://[2001:db8::1]:8443")]
    [InlineData("https", "schöl.example", "https://xn--schl-7qa.example")]
    [InlineData("https", "xn--schl-7qa.example", "https://xn--schl-7qa.example")]
    [InlineData("https", "school.example.", "https://school.example.")]
    public void A_page_of_this_address_is_its_own(string scheme, string host, string origin)
    {
        Assert.True(OriginRule.IsOwn(scheme, new HostString(host), origin, "same-origin", reading: false));
        Assert.True(OriginRule.IsOwn(scheme, new HostString(host), origin, null, reading: false));
        Assert.True(OriginRule.IsOwn(scheme, new HostString(host), null, "same-origin", reading: true));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://school.example.evil")]
    [InlineData("https://evilschool.example")]
    [InlineData("https://sub.school.example")]
    [InlineData("https://school.example:8443")]
    [InlineData("https://school.example:80")]
    [InlineData("http://school.example")]
    [InlineData("http://school.example:443")]
    [InlineData("https://school.example.")]
    [InlineData("https://school.example/")]
    [InlineData("https://school.example@evil.example")]
    [InlineData("https://evil.example@school.example")]
    [InlineData("https://school.example:443@evil.example")]
    [InlineData("https://school.example#@evil.example")]
    [InlineData("https://school.example https://evil.example")]
    [InlineData("https://school.example,https://evil.example")]
    [InlineData("https://school.еxample")]
    [InlineData("school.example")]
    [InlineData("wss://school.example")]
    [InlineData("null")]
    [InlineData("")]
    public void Any_other_is_not_whatever_it_looks_like(string origin)
    {
        Assert.False(IsOwn(origin, "same-origin", reading: false));
        Assert.False(IsOwn(origin, null, reading: true));
    }

    [Fact]
    public void An_address_that_names_a_port_is_not_the_one_without()
    {
        Assert.False(OriginRule.IsOwn("https", new("school.example:8443"), "https://school.example", null, false));
        Assert.False(OriginRule.IsOwn("https", new("school.example:80"), "https://school.example", null, false));
        Assert.False(OriginRule.IsOwn("http", new("school.example:443"), "http://school.example", null, false));
    }

    [Theory]
    [InlineData("same-site")]
    [InlineData("cross-site")]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("same-origin, cross-site")]
    public void What_the_browser_calls_another_site_is_one(string site)
    {
        Assert.False(IsOwn("https://school.example", site, reading: false));
        Assert.False(IsOwn(null, site, reading: true));
    }

    [Fact]
    public void Without_an_origin_one_may_only_read()
    {
        Assert.False(IsOwn(null, null, reading: false));
        Assert.False(IsOwn(null, "same-origin", reading: false));
        Assert.True(IsOwn(null, null, reading: true));
    }

    static bool IsOwn(string? origin, string? site, bool reading) =>
        OriginRule.IsOwn("https", new("school.example"), origin, site, reading);
}
