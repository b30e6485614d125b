"""The places of the body a twitch can be noted at. Plain names are shown to the person, clinical names to the doctor.

Muscle names are general anatomy; sides are always the person's own left and right.
"""

from typing import Literal, NamedTuple, get_args

Side = Literal["left", "right", "both", "middle"]
SIDES: tuple[Side, ...] = get_args(Side)

PAIRED: tuple[Side, ...] = ("left", "right", "both")
CENTRED: tuple[Side, ...] = ("middle", "left", "right", "both")
NO_SIDE: tuple[Side, ...] = ()


class Site(NamedTuple):  # made at every start, and much quicker than a dataclass
    """A place on the body: its key, its two names, the sides it has, and its regions on the drawing (without side)."""

    key: str
    plain: str
    clinical: str
    group: str
    sides: tuple[Side, ...]
    regions: tuple[str, ...] = ()


SITES: dict[str, Site] = {
    site.key: site
    for site in (
        Site("scalp", "Scalp", "occipitofrontalis", "face", CENTRED, ("front.scalp", "back.head", "face.scalp")),
        Site("forehead", "Forehead", "frontalis", "face", PAIRED, ("face.forehead",)),
        Site("temple", "Temple", "temporalis", "face", PAIRED, ("face.temple",)),
        Site("eyebrow", "Eyebrow", "corrugator supercilii", "face", PAIRED, ("face.brow",)),
        Site(
            "eyelid_upper",
            "Upper eyelid",
            "orbicularis oculi, upper (palpebral)",
            "face",
            PAIRED,
            ("face.upper_eyelid",),
        ),
        Site(
            "eyelid_lower",
            "Lower eyelid",
            "orbicularis oculi, lower (palpebral)",
            "face",
            PAIRED,
            ("face.lower_eyelid",),
        ),
        Site("nose", "Nose", "nasalis", "face", CENTRED, ("face.nose",)),
        Site("ear", "Ear", "auricular muscles", "face", PAIRED, ("face.ear",)),
        Site("cheek", "Cheek", "zygomaticus / buccinator region", "face", PAIRED, ("face.cheek",)),
        Site("lip_upper", "Upper lip", "orbicularis oris, upper", "face", CENTRED, ("face.upper_lip",)),
        Site("lip_lower", "Lower lip", "orbicularis oris, lower", "face", CENTRED, ("face.lower_lip",)),
        Site("mouth_corner", "Corner of mouth", "depressor/levator anguli oris", "face", PAIRED),
        Site("chin", "Chin", "mentalis", "face", CENTRED, ("face.chin",)),
        Site("jaw", "Jaw", "masseter", "face", PAIRED, ("face.jaw",)),
        Site("tongue", "Tongue", "tongue", "face", CENTRED, ("face.tongue",)),
        Site("throat", "Throat / under chin", "suprahyoid region, anterior neck", "neck", NO_SIDE),
        Site(
            "neck_front",
            "Front or side of neck",
            "sternocleidomastoid / platysma",
            "neck",
            PAIRED,
            ("front.neck", "face.neck"),
        ),
        Site("neck_back", "Back of neck", "cervical paraspinal", "neck", CENTRED, ("back.neck",)),
        Site("shoulder_top", "Top of shoulder", "upper trapezius", "trunk", PAIRED, ("back.trapezius",)),
        Site(
            "shoulder_blade",
            "Shoulder blade",
            "scapular region (infraspinatus, rhomboids)",
            "trunk",
            PAIRED,
            ("back.shoulder_blade",),
        ),
        Site("chest", "Chest", "pectoralis", "trunk", PAIRED, ("front.chest",)),
        Site("ribs", "Side of ribs", "intercostal / serratus anterior", "trunk", PAIRED, ("front.side",)),
        Site(
            "abdomen_upper",
            "Upper belly",
            "rectus abdominis, upper",
            "trunk",
            PAIRED,
            ("front.abdomen_upper",),
        ),
        Site(
            "abdomen_lower",
            "Lower belly",
            "rectus abdominis, lower / obliques",
            "trunk",
            PAIRED,
            ("front.abdomen_lower",),
        ),
        Site("back_middle", "Middle of the back", "thoracic paraspinal", "trunk", PAIRED, ("back.mid_back",)),
        Site("back_lower", "Lower back", "lumbar paraspinal", "trunk", PAIRED, ("back.lower_back",)),
        Site("pelvic_floor", "Pelvic floor", "perineal region", "trunk", NO_SIDE),
        Site("shoulder_cap", "Shoulder", "deltoid", "arm", PAIRED, ("front.shoulder", "back.shoulder")),
        Site("arm_upper_front", "Front of upper arm", "biceps brachii", "arm", PAIRED, ("front.upper_arm",)),
        Site("arm_upper_back", "Back of upper arm", "triceps brachii", "arm", PAIRED, ("back.upper_arm",)),
        Site("elbow", "Elbow", "elbow region", "arm", PAIRED, ("back.elbow",)),
        Site("forearm_inner", "Inner forearm", "forearm flexors", "arm", PAIRED, ("front.forearm",)),
        Site("forearm_outer", "Outer forearm", "forearm extensors", "arm", PAIRED, ("back.forearm",)),
        Site("wrist", "Wrist", "wrist region", "hand", PAIRED, ("hand.wrist", "hand.back_wrist")),
        Site("thumb_base", "Base of the thumb", "thenar eminence", "hand", PAIRED, ("hand.thenar",)),
        Site(
            "palm_outer",
            "Little-finger side of the palm",
            "hypothenar eminence",
            "hand",
            PAIRED,
            ("hand.hypothenar",),
        ),
        Site(
            "thumb_web",
            "Web between thumb and index finger",
            "first dorsal interosseous",
            "hand",
            PAIRED,
            ("hand.web",),
        ),
        Site("palm", "Palm", "lumbrical / palmar region", "hand", PAIRED, ("hand.palm",)),
        Site("hand_back", "Back of hand", "dorsal interossei", "hand", PAIRED, ("hand.back",)),
        Site("thumb", "Thumb", "thumb", "hand", PAIRED, ("hand.thumb", "hand.back_thumb")),
        Site(
            "finger_index",
            "Index finger",
            "second digit of hand",
            "hand",
            PAIRED,
            ("hand.index", "hand.back_index"),
        ),
        Site(
            "finger_middle",
            "Middle finger",
            "third digit of hand",
            "hand",
            PAIRED,
            ("hand.middle", "hand.back_middle"),
        ),
        Site(
            "finger_ring",
            "Ring finger",
            "fourth digit of hand",
            "hand",
            PAIRED,
            ("hand.ring", "hand.back_ring"),
        ),
        Site(
            "finger_little",
            "Little finger",
            "fifth digit of hand",
            "hand",
            PAIRED,
            ("hand.little", "hand.back_little"),
        ),
        Site("buttock", "Buttock", "gluteal region", "leg", PAIRED, ("back.buttock",)),
        Site("hip", "Hip", "gluteus medius / tensor fasciae latae", "leg", PAIRED, ("front.hip",)),
        Site("thigh_front", "Front of thigh", "quadriceps femoris", "leg", PAIRED, ("front.thigh",)),
        Site("thigh_inner", "Inner thigh", "adductors", "leg", PAIRED, ("front.inner_thigh",)),
        Site("thigh_outer", "Outer thigh", "vastus lateralis / iliotibial region", "leg", PAIRED),
        Site("thigh_back", "Back of thigh", "hamstrings", "leg", PAIRED, ("back.hamstring",)),
        Site("knee_front", "Knee", "patellar region", "leg", PAIRED, ("front.knee",)),
        Site("knee_back", "Back of knee", "popliteal region", "leg", PAIRED, ("back.knee",)),
        Site("shin", "Shin", "tibialis anterior", "leg", PAIRED, ("front.shin",)),
        Site("calf", "Calf", "gastrocnemius / soleus", "leg", PAIRED, ("back.calf",)),
        Site("ankle", "Ankle", "ankle region", "foot", PAIRED, ("foot.ankle",)),
        Site("heel", "Heel", "calcaneal region / Achilles tendon", "foot", PAIRED, ("back.heel", "foot.heel")),
        Site("foot_top", "Top of foot", "extensor digitorum brevis", "foot", PAIRED, ("foot.top",)),
        Site("foot_arch", "Arch of foot", "abductor hallucis / medial plantar", "foot", PAIRED, ("foot.arch",)),
        Site("foot_ball", "Ball of the foot", "metatarsal heads", "foot", PAIRED, ("foot.ball",)),
        Site(
            "foot_outer",
            "Outer edge of foot",
            "abductor digiti minimi (foot)",
            "foot",
            PAIRED,
            ("foot.outer_sole",),
        ),
        Site("toe_big", "Big toe", "hallux", "foot", PAIRED, ("foot.big_toe", "foot.big_toe_sole")),
        Site(
            "toes_small",
            "Small toes",
            "second to fifth toes",
            "foot",
            PAIRED,
            ("foot.small_toes", "foot.small_toes_sole"),
        ),
        Site("everywhere", "Moves around, everywhere", "widespread, migrating", "general", NO_SIDE),
    )
}
