namespace MotCua.Modules.Organisation;

/// <summary>What the holder of a post does, whatever the post is called in a given place. Process steps name a kind;
/// the office and the day decide who that is.</summary>
public enum PostKind
{
    /// <summary>Receives and returns at a service centre (công chức tiếp nhận và trả kết quả).</summary>
    OneStopOfficer,

    /// <summary>Director of a service centre (giám đốc Trung tâm Phục vụ hành chính công).</summary>
    CentreDirector,

    /// <summary>Handles the dossier (chuyên viên).</summary>
    Specialist,

    /// <summary>Head of a division (trưởng phòng; "lãnh đạo phòng").</summary>
    DivisionHead,

    /// <summary>Deputy head of a division (phó trưởng phòng).</summary>
    DeputyHead,

    /// <summary>Chair of the People's Committee (chủ tịch).</summary>
    Chair,

    /// <summary>Vice chair of the People's Committee (phó chủ tịch).</summary>
    ViceChair,

    /// <summary>Numbers, seals and issues (văn thư).</summary>
    RegistryClerk,

    /// <summary>Police officer in charge of the matter.</summary>
    Police,

    /// <summary>Head or deputy head of the police office.</summary>
    PoliceCommander,

    /// <summary>Military command.</summary>
    Military,

    /// <summary>Officer of the land registration office.</summary>
    LandOfficer,

    /// <summary>Officer or leader of a provincial department.</summary>
    DepartmentOfficer,

    /// <summary>None of these; the text as written says who.</summary>
    Other,
}
