using MotCua.Modules.Organisation;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>Checks the lines of a roster against each other and against the offices, and gathers posts, people and holdings.</summary>
internal sealed class RosterChecks(RosterGround ground)
{
    private readonly ILookup<(string Unit, string Slug), Office> _offices =
        ground.Offices.ToLookup(at => (at.UnitCode, at.Office.Slug), at => at.Office);

    private readonly Dictionary<PostId, Post> _posts = [];
    private readonly Dictionary<PersonId, Person> _persons = [];
    private readonly Dictionary<string, string> _signIns = new(ground.SignIns, StringComparer.Ordinal);
    private readonly List<(RosterHolding Holding, SheetRow Row)> _holdings = [];
    private readonly HashSet<(PostId, PersonId, HoldingKind, DateOnly)> _seen = [];

    public RosterPlan Plan(IEnumerable<(RosterRow Row, SheetRow At)> rows)
    {
        foreach (var (row, at) in rows)
            Take(row, at);
        CheckSeats();
        return new([.. _posts.Values], [.. _persons.Values], [.. _holdings.Select(held => held.Holding)]);
    }

    private void Take(RosterRow row, SheetRow at)
    {
        var person = PersonOf(row, at);
        var candidates = _offices[(row.UnitCode, row.OfficeSlug)];
        var office = candidates.FirstOrDefault(office => office.From <= row.From && row.From < office.Until);
        if (office is null)
        {
            if (candidates.Any())
                at.Fault("from", "staff.office.period", $"The office {row.OfficeSlug} is not open on that day.");
            else
                at.Fault("office_slug", "staff.office.unknown", $"There is no office {row.OfficeSlug} in \"{row.UnitCode}\".");
            return;
        }

        var post = PostOf(row, office, at);
        var holding = new RosterHolding(post.Id, person.Id, row.HoldingKind, row.From, row.Until, row.Basis);
        if (!_seen.Add((post.Id, person.Id, row.HoldingKind, row.From)))
            at.Fault("person_key", "staff.holding.twice", "The same person holds the same post from the same day on another line.");
        else
            _holdings.Add((holding, at));
    }

    private Person PersonOf(RosterRow row, SheetRow at)
    {
        var id = Person.IdOf(row.PersonKey);
        var read = new Person
        {
            Id = id, Key = row.PersonKey, FullName = row.FullName, Sex = row.Sex, Ethnicity = row.Ethnicity,
            OfficerKind = row.OfficerKind, SignIn = row.SignIn, Invented = row.Invented,
        };
        if (!_persons.TryGetValue(id, out var known))
        {
            if (_signIns.TryGetValue(row.SignIn, out var owner) && owner != row.PersonKey)
                at.Fault("sign_in", "staff.sign-in.taken", $"The sign-in name {row.SignIn} belongs to another person.");
            _signIns[row.SignIn] = row.PersonKey;
            return _persons[id] = read;
        }

        foreach (var (column, same) in Compare(known, read))
        {
            if (!same)
                at.Fault(column, "staff.person.differs", $"An earlier line says otherwise of {row.PersonKey}.");
        }

        return known;
    }

    private static (string Column, bool Same)[] Compare(Person one, Person other) =>
    [
        ("full_name", one.FullName == other.FullName), ("sex", one.Sex == other.Sex), ("ethnicity", one.Ethnicity == other.Ethnicity),
        ("officer_kind", one.OfficerKind == other.OfficerKind), ("sign_in", one.SignIn == other.SignIn), ("basis", one.Invented == other.Invented),
    ];

    private Post PostOf(RosterRow row, Office office, SheetRow at)
    {
        var id = Post.IdOf(office.Id, row.PostKind, row.PostTitle, office.From);
        if (!_posts.TryGetValue(id, out var known))
        {
            return _posts[id] = new()
            {
                Id = id, OfficeId = office.Id, Kind = row.PostKind, Title = row.PostTitle, TitleEn = row.PostTitleEn, Quota = row.Quota,
                From = office.From, Until = office.Until,
            };
        }

        if (known.TitleEn != row.PostTitleEn)
            at.Fault("post_title_en", "staff.post.differs", "An earlier line calls this post otherwise.");
        if (known.Quota != row.Quota)
            at.Fault("quota", "staff.post.differs", $"An earlier line gives this post {known.Quota} seats.");
        return known;
    }

    /// <summary>No more holders than seats on any day, and nobody stands in for themselves where there is one seat.</summary>
    private void CheckSeats()
    {
        foreach (var post in _holdings.GroupBy(held => held.Holding.PostId))
        {
            var quota = _posts[post.Key].Quota;
            var holders = post.Where(held => held.Holding.Kind is not HoldingKind.StandIn).ToArray();
            foreach (var (holding, row) in holders)
            {
                // A day with too many begins with somebody's first day.
                if (holders.Count(other => other.Holding.From <= holding.From && holding.From < other.Holding.Until) > quota)
                    row.Fault("quota", "staff.quota.exceeded", $"More than {quota} people hold this post on {holding.From:yyyy-MM-dd}.");
            }

            foreach (var (standIn, row) in post.Where(held => held.Holding.Kind is HoldingKind.StandIn))
            {
                if (holders.Any(held => held.Holding.PersonId == standIn.PersonId && held.Holding.From < standIn.Until && standIn.From < held.Holding.Until))
                    row.Fault("holding_kind", "staff.stand-in.self", "Nobody stands in for a post they hold themselves.");
            }
        }
    }
}
