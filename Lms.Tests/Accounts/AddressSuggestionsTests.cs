using Lms.Data.Accounts;
using Lms.Tests.Support;

namespace Lms.Tests.Accounts;

public class AddressSuggestionsTests
{
    [Theory]
    [InlineData("ada@shool.example", "ada@school.example")]
    [InlineData("ada@scchool.example", "ada@school.example")]
    [InlineData("ada@schopl.example", "ada@school.example")]
    [InlineData("ada@shcool.example", "ada@school.example")]
    [InlineData("ada@school.exampl", "ada@school.example")]
    [InlineData("ada@school.examplee", "ada@school.example")]
    [InlineData("Ada@chool.example", "ada@school.example")]
    [InlineData("ada@gmial.com", "ada@gmail.com")]
    [InlineData("ada@school.example", null)]
    [InlineData("ada@gmail.com", null)]
    [InlineData("ada@shol.example", null)]
    [InlineData("ada@other.example", null)]
    public void A_slip_in_the_domain_is_noticed_but_never_corrected(string typed, string? meant) =>
        Assert.Equal(meant, AddressSuggestions.ForSlip(Cast.Address(typed), ["school.example"]));

    [Theory]
    [InlineData("ada", "ada@school.example")]
    [InlineData("ada@", "ada@school.example")]
    [InlineData(" Ada Lovelace, ", "adalovelace@school.example")]
    [InlineData("ada @school.example;", "ada@school.example")]
    [InlineData("", null)]
    [InlineData("@", null)]
    [InlineData("dé", null)]
    [InlineData("a@b@c", null)]
    [InlineData("\ud800\ufffe", null)]
    public void Text_that_is_no_address_may_lead_to_one(string typed, string? suggested) =>
        Assert.Equal(suggested, AddressSuggestions.ForTyped(typed, ["school.example"]));

    [Fact]
    public void Nothing_is_suggested_where_the_school_has_no_domain() => Assert.Null(AddressSuggestions.ForTyped("ada", []));

    [Theory]
    [InlineData("hedy@school.example", "heyd@school.example")]
    [InlineData("hedy@school.example", "hed@school.example")]
    [InlineData("hedy@school.example", "hedyy@school.example")]
    [InlineData("hedy@school.example", "hedi@school.example")]
    [InlineData("hedy.lamarr@school.example", "lamarr.hedy@school.example")]
    public void Addresses_one_key_away_are_near(string typed, string other) =>
        Assert.Contains(other, AddressSuggestions.Near(Cast.Address(typed)));

    [Fact]
    public void What_is_near_stays_a_bounded_number_of_addresses_at_the_same_domain()
    {
        var near = AddressSuggestions.Near(Cast.Address($"{new string('h', 24)}@school.example"));
        Assert.InRange(near.Count, 100, 2500);
        Assert.All(AddressSuggestions.Near(Cast.Address("hedy@school.example")), other => Assert.EndsWith("@school.example", other, StringComparison.Ordinal));
        Assert.DoesNotContain("hedy@school.example", AddressSuggestions.Near(Cast.Address("hedy@school.example")));
        Assert.Empty(AddressSuggestions.Near(Cast.Address($"{new string('h', 25)}@school.example")));
    }

    [Fact]
    public void Names_are_read_from_an_address_only_where_there_are_several()
    {
        Assert.Equal(["hedy", "lamarr"], AddressSuggestions.Names(Cast.Address("Hedy.Lamarr@school.example")));
        Assert.Equal(["hedy", "lamarr"], AddressSuggestions.Names(Cast.Address("hedy_lamarr-2@school.example")));
        Assert.Empty(AddressSuggestions.Names(Cast.Address("hedy@school.example")));
        Assert.Empty(AddressSuggestions.Names(Cast.Address("h.lamarr@school.example")));
    }
}
