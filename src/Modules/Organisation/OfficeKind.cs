namespace MotCua.Modules.Organisation;

/// <summary>The kinds of office that steps of a process are laid on, whatever the office is called in a given unit.</summary>
public enum OfficeKind
{
    /// <summary>Chair and vice chairs of the commune's People's Committee.</summary>
    CommitteeLeadership,

    /// <summary>Office of the People's Council and the People's Committee; the registry sits here.</summary>
    OfficeDivision,

    /// <summary>Economic division of a commune, or Economic, Infrastructure and Urban division of a ward.</summary>
    EconomyDivision,

    /// <summary>Culture and Social Affairs division.</summary>
    CultureSocietyDivision,

    /// <summary>Public Administration Service Centre of the commune or ward.</summary>
    ServiceCentre,

    /// <summary>Commune police.</summary>
    Police,

    /// <summary>Military command.</summary>
    Military,

    /// <summary>A department of the province, or the office of the provincial committee.</summary>
    ProvincialDepartment,

    /// <summary>Public Administration Service Centre of the province.</summary>
    ProvincialServiceCentre,

    /// <summary>Chair and vice chairs of the provincial People's Committee.</summary>
    ProvincialLeadership,

    /// <summary>Land registration office or its branch.</summary>
    LandOffice,

    /// <summary>Tax office.</summary>
    Tax,

    /// <summary>A body outside these, or one the text does not let us name.</summary>
    External,
}
