namespace MotCua.Modules.Organisation;

/// <summary>What an office is for. Which offices a unit has is data; processes name kinds.</summary>
public enum OfficeKind
{
    /// <summary>Chair and vice chairs of a commune's or ward's People's Committee.</summary>
    CommitteeLeadership,

    /// <summary>Office of the People's Council and People's Committee (also justice and civil status).</summary>
    OfficeDivision,

    /// <summary>Economic Division, in a ward the Economic, Infrastructure and Urban Division.</summary>
    EconomyDivision,

    /// <summary>Culture and Social Affairs Division.</summary>
    CultureSocietyDivision,

    /// <summary>Public Administration Service Centre of a commune or ward.</summary>
    ServiceCentre,

    /// <summary>Police of a commune or ward.</summary>
    Police,

    /// <summary>Military command of a commune or ward.</summary>
    Military,

    /// <summary>One of the specialised agencies of the provincial People's Committee.</summary>
    ProvincialDepartment,

    /// <summary>Provincial Public Administration Service Centre.</summary>
    ProvincialServiceCentre,

    /// <summary>Chair and vice chairs of the provincial People's Committee.</summary>
    ProvincialLeadership,

    /// <summary>Land registration office or a branch of it.</summary>
    LandOffice,

    /// <summary>Tax office.</summary>
    Tax,

    /// <summary>Public service unit of the province or of a department: known, but no step of ours ends there.</summary>
    PublicServiceUnit,

    /// <summary>Outside the province's own organs.</summary>
    External,
}
