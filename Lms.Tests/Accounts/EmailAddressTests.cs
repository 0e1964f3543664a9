using CsCheck;
using Lms.Data.Accounts;
using Lms.Data.Shared;

namespace Lms.Tests.Accounts;

public class EmailAddressTests
{
    [Theory]
    [InlineData("ada@school.example", "ada@school.example")]
    [InlineData("  ada@school.example \t", "ada@school.example")]
    [InlineData("Ada.Lovelace@School.EXAMPLE", "ada.lovelace@school.example")]
    [InlineData("ada+algebra@school.example", "ada+algebra@school.example")]
    [InlineData("o'brien@school.example", "o'brien@school.example")]
    [InlineData("a@b.co", "a@b.co")]
    [InlineData("ada@bücher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@BÜCHER.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example")]
    [InlineData("Ada <ada@school.example>", "ada@school.example")]
    [InlineData("\"Lovelace, Ada\" <ada@school.example>", "ada@school.example")]
    [InlineData("<ada@school.example>", "ada@school.example")]
    public void An_address_is_read_into_one_form(string typed, string normal) =>
        Assert.Equal(normal, EmailAddress.Parse(typed).Value.Normal);

    [Theory]
    [InlineData(null, Why.AddressMissing)]
    [InlineData("", Why.AddressMissing)]
    [InlineData(" \u00a0\t", Why.AddressMissing)]
    [InlineData("Ada <>", Why.AddressMissing)]
    [InlineData("ada", Why.AddressNeedsOneAt)]
    [InlineData("@school.example", Why.AddressNeedsOneAt)]
    [InlineData("ada@", Why.AddressNeedsOneAt)]
    [InlineData("a@b@c.example", Why.AddressNeedsOneAt)]
    [InlineData("ada lovelace@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ada\0@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ada@school.example\r\nbcc: eve@evil.example", Why.AddressHasOddCharacters)]
    [InlineData("ada\u202e@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ada@school\u200b.example", Why.AddressHasOddCharacters)]
    [InlineData("ada\ud800@school.example", Why.AddressHasOddCharacters)]
    [InlineData("\"ada\"@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ada,alan@school.example", Why.AddressHasOddCharacters)]
    [InlineData(".ada@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ada.@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ada..l@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ıda@school.example", Why.AddressHasOddCharacters)]
    [InlineData("İda@school.example", Why.AddressHasOddCharacters)]
    [InlineData("аda@school.example", Why.AddressHasOddCharacters)]
    [InlineData("\u212aay@school.example", Why.AddressHasOddCharacters)]
    [InlineData("ada@school", Why.AddressDomainInvalid)]
    [InlineData("ada@[127.0.0.1]", Why.AddressDomainInvalid)]
    [InlineData("ada@127.0.0.1", Why.AddressDomainInvalid)]
    [InlineData("ada@.example", Why.AddressDomainInvalid)]
    [InlineData("ada@school..example", Why.AddressDomainInvalid)]
    [InlineData("ada@school.example.", Why.AddressDomainInvalid)]
    [InlineData("ada@-school.example", Why.AddressDomainInvalid)]
    [InlineData("ada@sch_ool.example", Why.AddressDomainInvalid)]
    [InlineData("ada@school.example>", Why.AddressDomainInvalid)]
    [InlineData("ada@school\ud800.example", Why.AddressDomainInvalid)]
    public void Anything_else_is_refused_with_its_reason(string? typed, Why why) =>
        Assert.Equal(why, EmailAddress.Parse(typed).Problem?.Why);

    [Fact]
    public void The_limits_are_those_of_mail_systems()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 46), 4));

        Assert.True(EmailAddress.Parse($"{new string('a', 64)}@school.example").Succeeded);
        Assert.Equal(Why.AddressTooLong, EmailAddress.Parse($"{new string('a', 65)}@school.example").Problem?.Why);
        Assert.Equal(254, EmailAddress.Parse($"{new string('a', 64)}@{domain}dd").Value.Normal.Length);
        Assert.Equal(Why.AddressTooLong, EmailAddress.Parse($"{new string('a', 64)}@{domain}ddd").Problem?.Why);
        Assert.Equal(Why.AddressTooLong, EmailAddress.Parse($"{new string('a', 10_000)}@school.example").Problem?.Why);
        Assert.False(EmailAddress.Parse($"ada@{new string('d', 64)}.example").Succeeded);
        Assert.False(EmailAddress.Parse($"ada@{string.Concat(Enumerable.Repeat("ü.", 120))}example").Succeeded);
    }

    [Fact]
    public void Two_spellings_of_one_address_are_equal_and_keep_their_own_display()
    {
        var (typed, plain) = (EmailAddress.Parse("Ada@BÜCHER.example").Value, EmailAddress.Parse("ada@xn--bcher-kva.example").Value);

        Assert.Equal(plain, typed);
        Assert.Equal(plain.GetHashCode(), typed.GetHashCode());
        Assert.Equal("Ada@BÜCHER.example", typed.Display);
    }

    [Fact]
    public void Dots_and_plus_signs_are_not_folded_not_even_for_gmail() =>
        Assert.NotEqual(EmailAddress.Parse("a.da@gmail.com").Value, EmailAddress.Parse("ada@gmail.com").Value);
}

/// <summary>Whatever is typed, pasted or sent.</summary>
public class EmailAddressPropertyTests
{
    static readonly Gen<char> anything = Gen.Frequency(
        (6, Gen.Char["@.@.-_+'<> \"abcAZ09"]),
        (2, Gen.Char['\0', '\u024f']),
        (1, Gen.Char["\u202e\u200b\u200f\u2066\u2028\u00a0\u3000\ufeff\ufffe\uffff\ufffd\r\n\t"]),
        (1, Gen.Char["ıİſßẞéüñ中田жあ。．＠ﬁ\u0301\u200d"]),
        (1, Gen.Char['\ud800', '\udfff']),
        (1, Gen.Char['\0', '\uffff']));

    static readonly Gen<string> text = Gen.OneOf(
        anything.Array[0, 40].Select(string.Concat),
        Gen.Select(Gen.Char["abc.+"].Array[1, 5], anything.Array[1, 12]).Select((local, domain) => $"{string.Concat(local)}@{string.Concat(domain)}.example"),
        Gen.Select(anything.Array[0, 4], Gen.Int[1, 400]).Select((part, times) => string.Concat(Enumerable.Repeat(string.Concat(part), times))));

    [Fact]
    public void Is_read_or_refused_but_never_thrown_and_what_is_read_reads_the_same_again()
    {
        var read = 0;
        text.Sample(typed =>
        {
            var parsed = EmailAddress.Parse(typed);
            if (!parsed.Succeeded)
                return;
            Interlocked.Increment(ref read);
            var address = parsed.Value;
            Assert.Equal(address, EmailAddress.Parse(address.Display).Value);
            Assert.Equal(address.Display, EmailAddress.Parse(address.Display).Value.Display);
            Assert.Equal(address.Normal, EmailAddress.Parse(address.Normal).Value.Normal);
            Assert.All(address.Normal, c => Assert.True(char.IsAscii(c) && !char.IsAsciiLetterUpper(c) && !char.IsControl(c)));
            Assert.InRange(address.Normal.Length, 5, 254);
        }, iter: 100_000);

        Assert.True(read > 1000, $"Only {read} of the generated texts were addresses: the generator has to hit more.");
    }
}
