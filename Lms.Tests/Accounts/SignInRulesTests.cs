using Lms.Data.Accounts;

namespace Lms.Tests.Accounts;

/// <summary>The linking table, written out a second time: each row with everything that keeps it apart from the rows before it.</summary>
public class SignInRulesTests
{
    static readonly bool[] yesOrNo = [false, true];

    static readonly (string Row, Func<SignInFacts, bool> Fits, SignInDecision Outcome)[] table =
    [
        ("1: nobody told", f => !f.Identified, SignInDecision.RefuseUnidentified),
        ("2: known sub, suspended", f => f.Identified && f.Linked == LinkedAccount.Suspended, SignInDecision.RefuseSuspended),
        ("3: known sub, same address", f => f.Identified && f.Linked == LinkedAccount.Active && f.SameAddress, SignInDecision.SignIn),
        ("4: known sub, new proven address, free",
            f => f.Identified && f.Linked == LinkedAccount.Active && !f.SameAddress && f.Verified && f.Authoritative
                && f.Holder == AddressHolder.Nobody,
            SignInDecision.SignInAndFollowAddress),
        ("5: known sub, new proven address of a pending account",
            f => f.Identified && f.Linked == LinkedAccount.Active && !f.SameAddress && f.Verified && f.Authoritative
                && f.Holder == AddressHolder.Pending,
            SignInDecision.SignInAndMerge),
        ("6: known sub, new address that cannot be taken",
            f => f.Identified && f.Linked == LinkedAccount.Active && !f.SameAddress
                && (!f.Verified || !f.Authoritative || f.Holder is AddressHolder.Active or AddressHolder.Suspended),
            SignInDecision.SignInKeepAddress),
        ("7: unknown sub, not verified",
            f => f.Identified && f.Linked == LinkedAccount.None && !f.Verified, SignInDecision.RefuseUnverified),
        ("8: unknown sub, suspended account",
            f => f.Identified && f.Linked == LinkedAccount.None && f.Verified && f.Holder == AddressHolder.Suspended,
            SignInDecision.RefuseSuspended),
        ("9: unknown sub, account of another sub",
            f => f.Identified && f.Linked == LinkedAccount.None && f.Verified && f.Holder == AddressHolder.Active,
            SignInDecision.RefuseAddressTaken),
        ("10: unknown sub, proven, pending account",
            f => f.Identified && f.Linked == LinkedAccount.None && f.Verified && f.Authoritative && f.Holder == AddressHolder.Pending,
            SignInDecision.Link),
        ("11: unknown sub, unproven, pending account, trusted by setting",
            f => f.Identified && f.Linked == LinkedAccount.None && f.Verified && !f.Authoritative && f.TrustVerified
                && f.Holder == AddressHolder.Pending,
            SignInDecision.Link),
        ("11: unknown sub, unproven, pending account",
            f => f.Identified && f.Linked == LinkedAccount.None && f.Verified && !f.Authoritative && !f.TrustVerified
                && f.Holder == AddressHolder.Pending,
            SignInDecision.RefuseUnproven),
        ("12: a newcomer",
            f => f.Identified && f.Linked == LinkedAccount.None && f.Verified && f.Authoritative && f.Holder == AddressHolder.Nobody
                && f.NewcomersAllowed && f.DomainAllowed,
            SignInDecision.CreateNewcomer),
        ("13: not a newcomer we take",
            f => f.Identified && f.Linked == LinkedAccount.None && f.Verified && f.Holder == AddressHolder.Nobody
                && (!f.Authoritative || !f.NewcomersAllowed || !f.DomainAllowed),
            SignInDecision.RefuseUnknown),
    ];

    static IEnumerable<SignInFacts> EveryCombination() =>
        from identified in yesOrNo
        from linked in Enum.GetValues<LinkedAccount>()
        from sameAddress in yesOrNo
        from holder in Enum.GetValues<AddressHolder>()
        from verified in yesOrNo
        from authoritative in yesOrNo
        from trust in yesOrNo
        from newcomers in yesOrNo
        from domain in yesOrNo
        select new SignInFacts(identified, linked, sameAddress, holder, verified, authoritative, trust, newcomers, domain);

    [Fact]
    public void Exactly_one_row_of_the_table_fits_whatever_Google_says_and_we_have() =>
        Assert.All(EveryCombination(), facts => Assert.Single(table, row => row.Fits(facts)));

    [Fact]
    public void The_decision_is_what_the_table_says_for_every_combination() =>
        Assert.All(EveryCombination(), facts =>
            Assert.Equal(table.Single(row => row.Fits(facts)).Outcome, SignInRules.Decide(facts)));

    [Fact]
    public void Every_row_decides_something_and_every_outcome_is_reached()
    {
        var facts = EveryCombination().ToList();

        Assert.Equal(2 * 3 * 2 * 4 * 32, facts.Count);
        Assert.All(table, row => Assert.Contains(facts, f => row.Fits(f)));
        Assert.Equal(Enum.GetValues<SignInDecision>().Order(), table.Select(row => row.Outcome).Distinct().Order());
    }

    [Fact]
    public void No_account_is_ever_entered_by_a_stranger_without_a_verified_address() =>
        Assert.All(
            EveryCombination().Where(f => f is { Linked: LinkedAccount.None, Verified: false }),
            facts => Assert.Contains(SignInRules.Decide(facts), (SignInDecision[])[SignInDecision.RefuseUnidentified, SignInDecision.RefuseUnverified]));

    [Fact]
    public void An_account_that_belongs_to_somebody_is_never_linked_again() =>
        Assert.All(
            EveryCombination().Where(f => f.Holder is AddressHolder.Active or AddressHolder.Suspended),
            facts => Assert.NotEqual(SignInDecision.Link, SignInRules.Decide(facts)));
}
