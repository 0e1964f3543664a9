using CsCheck;
using Lms.Data.Enrolments;
using Lms.Web.Features.Enrolments;

namespace Lms.Tests.Enrolments.Screens;

public sealed class RosterAddressTests
{
    static readonly Gen<RosterFilter> filters = Gen.Select(
        Gen.String[0, 5], Gen.Enum<RosterShow>(), Gen.String[0, 3].Null(), Gen.Enum<RosterSort>(), Gen.Bool, Gen.Int[1, 99],
        (search, show, section, sort, descending, page) => new RosterFilter(search, show, section, sort, descending, page));

    [Fact]
    public void What_an_address_says_is_what_was_shown() => filters.Sample(filter =>
    {
        var said = RosterAddress.Write(filter);
        Assert.Equal(filter, RosterAddress.Read(Said("q"), Said("show"), Said("section"), Said("sort"), Said("page")));
        string? Said(string key) => said[key] is { } value ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) : null;
    }, iter: 500, threads: 1);

    [Fact]
    public void An_address_that_says_nothing_stays_short() => Assert.All(RosterAddress.Write(RosterFilter.All).Values, Assert.Null);
}
