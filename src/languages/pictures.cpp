// The words of pictures and pages.
// SPDX-License-Identifier: MIT
#include "languages/pictures.hpp"

#include <array>

namespace entente::detail {
namespace {

// clang-format off
constexpr picture_words english{
    .months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    .first_day = "1", .tick_day = "{2} {0}", .tick_day_of_year = "{2} {0} {3}", .tick_month = "{0} {3}",
    .columns = {"What", "When", "By the clocks of the capitals", "Standing", "Where"},
    .rank = "Rank", .sources = "Sources", .and_more = "and {0} more",
    .until = "{0}, until {1}", .at_occasion = "at {0}", .named = "{0}: {1}",
    .milestones = {"elected", "declared elected", "took office", "left office"}, .milestone_of = "{0} {1}",
    .several_parties = "several parties", .anyone = "anyone", .others = "others",
    .denied_by_others = "denied by others", .exclude_each_other = "reports of its time exclude each other",
    .several_times = "one of several times", .approximate = "approximate", .uncertain = "uncertain", .no_zone = "a day without a zone",
    .by_claims = "placed by claims alone", .perhaps_outside = "possibly in the window",
    .days = {"{0} days", "{0} days"}, .within = {"within {0} days", "within {0} days"},
    .events = {"{0} event", "{0} events"}, .lanes = {"{0} lane", "{0} lanes"}, .rows = {"{0} row", "{0} rows"},
    .summary = "{0} in {1}{2}, by the clocks of {3}.", .summary_days = ", {0} to {1}",
    .order_summary = "{0} compared by the order of first contact; a bar reaches from the best rank that is possible to the worst.",
    .somewhere = "somewhere in it", .throughout = "throughout",
    .best_to_worst = "from the best to the worst rank", .this_rank = "this rank",
    .open_end = "open end", .not_held = "not held: planned or proposed", .struck = "postponed, cancelled or denied",
    .exclude = "reports exclude each other", .pale = "pale: possible", .possible = "possible", .before = "said to come before",
    .milestone = "milestone", .small_letter = "small letter",
    .aside = "Set aside: {0}", .aside_at_end = " (set aside)", .aside_why = " (set aside: it contradicts what is trusted more)",
    .timeline = "Timeline",
    .keys = "Left and right walk from event to event, up and down from lane to lane; Enter leads to the table, Escape closes the note.",
    .show_only = "Show only", .filter_by = "a name, a month, a source", .about = "About the event",
    .sayings = "What is said of the order", .table = "All of it as a table", .caption = "Everything that the drawing shows, by time.",
};
constexpr picture_words german{
    .months = {"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
    .first_day = "1", .tick_day = "{2}. {0}", .tick_day_of_year = "{2}. {0} {3}", .tick_month = "{0} {3}",
    .columns = {"Was", "Wann", "Nach den Uhren der Hauptstädte", "Stand", "Wo"},
    .rank = "Rang", .sources = "Quellen", .and_more = "und {0} weitere",
    .until = "{0}, bis {1}", .at_occasion = "Anlass: {0}", .named = "{0}: {1}",
    .milestones = {"Wahl", "Feststellung der Wahl", "Amtsantritt", "Ende der Amtszeit"}, .milestone_of = "{0}: {1}",
    .several_parties = "mehrere", .anyone = "irgendwer", .others = "andere",
    .denied_by_others = "von anderen bestritten", .exclude_each_other = "Berichte über die Zeit schließen einander aus",
    .several_times = "einer von mehreren Zeitpunkten", .approximate = "ungefähr", .uncertain = "ungewiss", .no_zone = "ein Tag ohne Zeitzone",
    .by_claims = "nur durch Aussagen zur Reihenfolge bestimmt", .perhaps_outside = "möglicherweise im Zeitraum",
    .days = {"{0} Tag", "{0} Tage"}, .within = {"binnen {0} Tages", "binnen {0} Tagen"},
    .events = {"{0} Ereignis", "{0} Ereignisse"}, .lanes = {"{0} Spur", "{0} Spuren"}, .rows = {"{0} Zeile", "{0} Zeilen"},
    .summary = "{0} in {1}{2}, nach den Uhren von {3}.", .summary_days = ", {0} bis {1}",
    .order_summary = "{0}, verglichen nach der Reihenfolge des ersten Kontakts; ein Balken reicht vom besten möglichen Rang zum schlechtesten.",
    .somewhere = "irgendwann darin", .throughout = "durchgehend",
    .best_to_worst = "vom besten zum schlechtesten Rang", .this_rank = "dieser Rang",
    .open_end = "offenes Ende", .not_held = "nicht stattgefunden: geplant oder vorgeschlagen", .struck = "verschoben, abgesagt oder bestritten",
    .exclude = "Berichte schließen einander aus", .pale = "blass: möglich", .possible = "möglich", .before = "nach Aussagen früher",
    .milestone = "Wendepunkt", .small_letter = "Kleinbuchstabe",
    .aside = "Zurückgestellt: {0}", .aside_at_end = " (zurückgestellt)", .aside_why = " (zurückgestellt: widerspricht Verlässlicherem)",
    .timeline = "Zeitleiste",
    .keys = "Links und rechts führen von Ereignis zu Ereignis, auf und ab von Spur zu Spur; Enter führt zur Tabelle, Escape schließt die Notiz.",
    .show_only = "Nur zeigen", .filter_by = "ein Name, ein Monat, eine Quelle", .about = "Über das Ereignis",
    .sayings = "Was über die Reihenfolge gesagt wird", .table = "Alles als Tabelle", .caption = "Alles, was das Bild zeigt, nach der Zeit.",
};
constexpr picture_words spanish{
    .months = {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
    .first_day = "1", .tick_day = "{2} {0}", .tick_day_of_year = "{2} {0} {3}", .tick_month = "{0} {3}",
    .columns = {"Qué", "Cuándo", "Según los relojes de las capitales", "Estado", "Dónde"},
    .rank = "Puesto", .sources = "Fuentes", .and_more = "y {0} más",
    .until = "{0}, hasta {1}", .at_occasion = "ocasión: {0}", .named = "{0}: {1}",
    .milestones = {"elección", "proclamación", "toma de posesión", "fin del mandato"}, .milestone_of = "{0}: {1}",
    .several_parties = "varias partes", .anyone = "cualquiera", .others = "otros",
    .denied_by_others = "desmentido por otros", .exclude_each_other = "los informes sobre la fecha se excluyen",
    .several_times = "una de varias fechas", .approximate = "aproximado", .uncertain = "incierto", .no_zone = "un día sin zona horaria",
    .by_claims = "situado solo por afirmaciones de orden", .perhaps_outside = "quizá en el periodo",
    .days = {"{0} día", "{0} días"}, .within = {"en {0} día como mucho", "en {0} días como mucho"},
    .events = {"{0} hecho", "{0} hechos"}, .lanes = {"{0} carril", "{0} carriles"}, .rows = {"{0} fila", "{0} filas"},
    .summary = "{0} en {1}{2}, según los relojes de {3}.", .summary_days = ", de {0} a {1}",
    .order_summary = "{0}, por el orden del primer contacto; una barra va del mejor puesto posible al peor.",
    .somewhere = "en algún momento", .throughout = "todo el tiempo",
    .best_to_worst = "del mejor puesto al peor", .this_rank = "este puesto",
    .open_end = "extremo abierto", .not_held = "no realizada: prevista o propuesta", .struck = "aplazada, cancelada o desmentida",
    .exclude = "los informes se excluyen", .pale = "pálido: posible", .possible = "posible", .before = "anterior, según se afirma",
    .milestone = "hito", .small_letter = "minúscula",
    .aside = "Descartado: {0}", .aside_at_end = " (descartado)", .aside_why = " (descartado: contradice lo más fiable)",
    .timeline = "Cronología",
    .keys = "Izquierda y derecha van de un hecho a otro, arriba y abajo de un carril a otro; Intro lleva a la tabla, Escape cierra la nota.",
    .show_only = "Mostrar solo", .filter_by = "un nombre, un mes, una fuente", .about = "Sobre el hecho",
    .sayings = "Lo que se dice del orden", .table = "Todo en una tabla", .caption = "Todo lo que muestra el dibujo, por fecha.",
};
constexpr picture_words french{
    .months = {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
    .first_day = "1er", .tick_day = "{2} {0}", .tick_day_of_year = "{2} {0} {3}", .tick_month = "{0} {3}",
    .columns = {"Quoi", "Quand", "À l’heure des capitales", "État", "Où"},
    .rank = "Rang", .sources = "Sources", .and_more = "et {0} de plus",
    .until = "{0}, jusqu’au {1}", .at_occasion = "occasion : {0}", .named = "{0} : {1}",
    .milestones = {"élection", "proclamation", "prise de fonctions", "fin des fonctions"}, .milestone_of = "{0} : {1}",
    .several_parties = "plusieurs parties", .anyone = "n’importe qui", .others = "autres",
    .denied_by_others = "démenti par d’autres", .exclude_each_other = "les récits sur la date s’excluent",
    .several_times = "une date parmi plusieurs", .approximate = "approximatif", .uncertain = "incertain", .no_zone = "un jour sans fuseau horaire",
    .by_claims = "situé seulement par des affirmations d’ordre", .perhaps_outside = "peut-être dans la période",
    .days = {"{0} jour", "{0} jours"}, .within = {"en {0} jour au plus", "en {0} jours au plus"},
    .events = {"{0} événement", "{0} événements"}, .lanes = {"{0} ligne", "{0} lignes"}, .rows = {"{0} rangée", "{0} rangées"}, .none_is_one = true,
    .summary = "{0} sur {1}{2}, à l’heure de {3}.", .summary_days = ", {0} – {1}",
    .order_summary = "{0}, selon l’ordre du premier contact ; une barre va du meilleur rang possible au pire.",
    .somewhere = "à un moment", .throughout = "tout du long",
    .best_to_worst = "du meilleur rang au pire", .this_rank = "ce rang",
    .open_end = "extrémité ouverte", .not_held = "non tenu : prévu ou proposé", .struck = "reporté, annulé ou démenti",
    .exclude = "les récits s’excluent", .pale = "pâle : possible", .possible = "possible", .before = "dit antérieur",
    .milestone = "repère", .small_letter = "minuscule",
    .aside = "Écarté : {0}", .aside_at_end = " (écarté)", .aside_why = " (écarté : contredit ce qui est plus fiable)",
    .timeline = "Chronologie",
    .keys = "Gauche et droite vont d’un événement à l’autre, haut et bas d’une ligne à l’autre ; Entrée mène au tableau, Échap ferme la note.",
    .show_only = "N’afficher que", .filter_by = "un nom, un mois, une source", .about = "À propos de l’événement",
    .sayings = "Ce qui est dit de l’ordre", .table = "Le tout en tableau", .caption = "Tout ce que montre le dessin, par date.",
};
constexpr picture_words japanese{
    .months = {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
    .first_day = "1", .tick_day = "{1}月{2}日", .tick_day_of_year = "{3}{1}月{2}日", .tick_month = "{3}{1}月",
    .columns = {"内容", "日時", "両首都の時刻", "状況", "場所"},
    .rank = "順位", .sources = "情報源", .and_more = "ほか{0}件",
    .until = "{0}、{1}まで", .at_occasion = "機会：{0}", .named = "{0}：{1}",
    .milestones = {"当選", "当選確定", "就任", "退任"}, .milestone_of = "{0} {1}",
    .several_parties = "複数の当事者", .anyone = "だれか", .others = "その他",
    .denied_by_others = "他の報道は否定", .exclude_each_other = "日時の報道が食い違う",
    .several_times = "複数の時点のいずれか", .approximate = "おおよそ", .uncertain = "不確か", .no_zone = "時間帯不明の日",
    .by_claims = "順序の記述のみによる", .perhaps_outside = "期間内の可能性",
    .days = {"{0}日", "{0}日"}, .within = {"{0}日以内", "{0}日以内"},
    .events = {"出来事{0}件", "出来事{0}件"}, .lanes = {"{0}列", "{0}列"}, .rows = {"{0}行", "{0}行"},
    .summary = "{0}、{1}{2}、{3}の時刻による。", .summary_days = "、{0}から{1}まで",
    .order_summary = "{0}を最初の接触の順で比べる。帯は可能な最上位から最下位まで。",
    .somewhere = "この間のどこか", .throughout = "この間ずっと",
    .best_to_worst = "最上位から最下位まで", .this_rank = "この順位",
    .open_end = "端が不明", .not_held = "未実施：予定または提案", .struck = "延期、中止または否定",
    .exclude = "報道が食い違う", .pale = "淡色：可能", .possible = "可能", .before = "先とされる",
    .milestone = "節目", .small_letter = "小文字",
    .aside = "不採用：{0}", .aside_at_end = "（不採用）", .aside_why = "（不採用：より信頼できるものと矛盾）",
    .timeline = "年表",
    .keys = "左右で出来事の間を、上下で列の間を移動。Enterで表へ、Escapeで注記を閉じる。",
    .show_only = "絞り込み", .filter_by = "名前、月、情報源", .about = "この出来事について",
    .sayings = "順序についての記述", .table = "全体の表", .caption = "図に示すものすべて、日時順。",
};
constexpr picture_words korean{
    .months = {"1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"},
    .first_day = "1", .tick_day = "{1}월 {2}일", .tick_day_of_year = "{3} {1}월 {2}일", .tick_month = "{3} {1}월",
    .columns = {"내용", "일시", "양국 수도 시각", "상태", "장소"},
    .rank = "순위", .sources = "출처", .and_more = "외 {0}건",
    .until = "{0}, {1}까지", .at_occasion = "계기: {0}", .named = "{0}: {1}",
    .milestones = {"당선", "당선 확정", "취임", "퇴임"}, .milestone_of = "{0} {1}",
    .several_parties = "여러 당사자", .anyone = "누구든", .others = "기타",
    .denied_by_others = "다른 보도는 부인", .exclude_each_other = "일시 보도가 엇갈림",
    .several_times = "여러 시점 중 하나", .approximate = "대략", .uncertain = "불확실", .no_zone = "시간대 없는 날짜",
    .by_claims = "순서 진술로만 정해짐", .perhaps_outside = "해당 기간일 가능성",
    .days = {"{0}일", "{0}일"}, .within = {"{0}일 이내", "{0}일 이내"},
    .events = {"사건 {0}건", "사건 {0}건"}, .lanes = {"{0}줄", "{0}줄"}, .rows = {"{0}행", "{0}행"},
    .summary = "{0}, {1}{2}, {3} 시각 기준.", .summary_days = ", {0}부터 {1}까지",
    .order_summary = "{0}을 첫 접촉 순서로 비교. 막대는 가능한 가장 높은 순위부터 가장 낮은 순위까지.",
    .somewhere = "이 사이 어느 때", .throughout = "이 기간 내내",
    .best_to_worst = "가장 높은 순위부터 가장 낮은 순위까지", .this_rank = "이 순위",
    .open_end = "끝이 열림", .not_held = "성사 안 됨: 예정 또는 제안", .struck = "연기, 취소 또는 부인",
    .exclude = "보도가 엇갈림", .pale = "흐림: 가능", .possible = "가능", .before = "먼저라고 함",
    .milestone = "기준 시점", .small_letter = "소문자",
    .aside = "채택 안 함: {0}", .aside_at_end = " (채택 안 함)", .aside_why = " (채택 안 함: 더 믿을 만한 것과 어긋남)",
    .timeline = "연표",
    .keys = "좌우 키로 사건 사이를, 상하 키로 줄 사이를 이동. Enter는 표로, Escape는 설명을 닫음.",
    .show_only = "골라 보기", .filter_by = "이름, 달, 출처", .about = "이 사건에 대하여",
    .sayings = "순서에 대한 진술", .table = "전체 표", .caption = "그림에 나온 모든 것, 시간순.",
};
// clang-format on

struct in_language {
    std::string_view tag;
    picture_words const* words;
};
constexpr std::array<in_language, 5> others{{{"de", &german}, {"es", &spanish}, {"fr", &french}, {"ja", &japanese}, {"ko", &korean}}};

} // namespace

picture_words const& pictures_in(language in) noexcept
{
    for (auto const& o : others)
        if (o.tag == in.tag()) return *o.words;
    return english;
}

} // namespace entente::detail
