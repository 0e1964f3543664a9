using Lms.Data.Accounts;
using Lms.Tests.Support;

namespace Lms.Tests.Accounts;

public class AuthorityTests
{
    [Theory]
    [InlineData("ada@gmail.com", null)]
    [InlineData("ada@googlemail.com", null)]
    [InlineData("ada@GMAIL.com", "")]
    [InlineData("ada@gmail.com", "school.example")]
    [InlineData("ada@school.example", "school.example")]
    [InlineData("ada@school.example", " School.EXAMPLE ")]
    [InlineData("ada@SCHOOL.example", "school.example")]
    [InlineData("ada@bücher.example", "xn--bcher-kva.example")]
    [InlineData("ada@xn--bcher-kva.example", "BÜCHER.example")]
    public void Google_speaks_for_its_own_mail_and_for_the_exact_domain_of_a_workspace(string address, string? hd) =>
        Assert.True(SignInRules.IsAuthoritative(Cast.Address(address), hd, []));

    [Theory]
    [InlineData("ada@school.example", null)]
    [InlineData("ada@school.example", "")]
    [InlineData("ada@school.example", "   ")]
    [InlineData("ada@school.example", "not a domain")]
    [InlineData("ada@school.example", "evilschool.example")]
    [InlineData("ada@evilschool.example", "school.example")]
    [InlineData("ada@students.school.example", "school.example")]
    [InlineData("ada@school.example", "students.school.example")]
    [InlineData("ada@school.example", "school.example.evil.example")]
    [InlineData("ada@school.example.evil.example", "school.example")]
    [InlineData("ada@school.example", "example")]
    [InlineData("ada@school.example", ".school.example")]
    [InlineData("ada@school.example", "school.example.")]
    [InlineData("ada@school.example", "gmail.com")]
    [InlineData("ada@schооl.example", "school.example")]
    [InlineData("ada@gmail.com.evil.example", null)]
    [InlineData("ada@notgmail.com", null)]
    [InlineData("ada@mail.gmail.com", null)]
    public void Google_does_not_speak_for_look_alikes_sub_domains_or_other_schools(string address, string? hd) =>
        Assert.False(SignInRules.IsAuthoritative(Cast.Address(address), hd, []));

    [Theory]
    [InlineData("ada@students.school.example", "school.example", true)]
    [InlineData("ada@elsewhere.example", "school.example", true)]
    [InlineData("ada@students.school.example", "evilschool.example", false)]
    [InlineData("ada@students.school.example", "sub.school.example", false)]
    [InlineData("ada@school.example", null, false)]
    [InlineData("ada@school.example", "other.example", false)]
    public void The_schools_own_workspace_speaks_for_its_secondary_domains(string address, string? hd, bool speaks) =>
        Assert.Equal(speaks, SignInRules.IsAuthoritative(Cast.Address(address), hd, ["school.example"]));
}
