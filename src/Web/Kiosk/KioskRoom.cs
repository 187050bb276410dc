using MotCua.Modules.Organisation;
using MotCua.Web.Access;
using MotCua.Web.Words;

namespace MotCua.Web.Kiosk;

/// <summary>Where the kiosk stands: the unit it was enrolled for and that unit's service centre today.</summary>
public sealed class KioskRoom(IHttpContextAccessor accessor, Kiosks kiosks, OfficeDirectory offices, Deeds deeds, Texts texts)
{
    private (Unit? Unit, Modules.Organisation.Office? Centre)? _place;

    /// <summary>The unit; null when its code is not one of today's.</summary>
    public async ValueTask<Unit?> UnitAsync() => (await PlaceAsync()).Unit;

    /// <summary>The centre that receives, by its name in the reader's language; empty when the unit has none today.</summary>
    public async ValueTask<string> CentreNameAsync() =>
        (await PlaceAsync()).Centre is { } centre ? texts.Language == Language.Vietnamese ? centre.Name : centre.NameEn : "";

    /// <summary>"Xã Na Sang", for the head of the page; empty when not known.</summary>
    public async ValueTask<string> UnitNameAsync() => await UnitAsync() is { } unit ? texts.Either(unit.FullName, unit.NameEn) : "";

    private async ValueTask<(Unit? Unit, Modules.Organisation.Office? Centre)> PlaceAsync()
    {
        if (_place is { } known)
            return known;
        var picture = await offices.GetAsync(accessor.HttpContext!.RequestAborted);
        var unit = kiosks.UnitOf(accessor.HttpContext) is { } code ? picture.Unit(code, deeds.Today) : null;
        _place = (unit, unit is null ? null : picture.Office(unit.Id, OfficeKind.ServiceCentre, deeds.Today));
        return _place.Value;
    }
}
