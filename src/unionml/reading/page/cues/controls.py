"""What players of audio and video and the themes of content systems write beside an article, in both languages.

Players say what they do and how far they are (`Current Time 0:00`, as video.js, Plyr, MediaElement and what they are
translated to); themes count shares and views and ask visitors to sign in. Saved as text, each is a line. All patterns
are for a line's whole key. A word that may head a paragraph as well (`Chất lượng`, `Thời lượng`) counts only with what
a player shows behind it.
"""

import re

from unionml.reading.page.cues.words import any_of

_CLOCK = r"\d{1,3}(?: \d\d){1,2}"
_LABEL = any_of("""
    (?:current|remaining|elapsed|total|duration) time|time remaining|duration|elapsed|loaded|buffered|played
    progress(?: bar)?|seek(?: (?:bar|slider))?|time slider|volume(?: (?:level|slider|control))?|stream type
    playback (?:rate|speed)|quality(?: levels?)?|audio tracks?
    thời gian (?:hiện tại|còn lại|đã (?:phát|nghe|xem))|đã (?:tải|phát|nghe)|tiến trình(?: phát)?|âm lượng
    tốc độ(?: (?:phát|nghe|đọc))?|kiểu (?:stream|luồng)
""")
_VALUE = any_of(rf"""
    {_CLOCK}(?: {_CLOCK})?|\d{{1,3}}(?: \d{{1,2}})? ?(?:x|s|seconds?|giây)?|x ?\d(?: \d{{1,2}})?|\d{{3,4}}p
    live|trực tiếp|auto|tự động|normal|bình thường|chuẩn
""")
_TRACKS = "(?:captions|subtitles|descriptions)"
_SECONDS = r"(?: \d{1,3} ?(?:s|secs?|seconds?|giây))"
PLAYER = re.compile(
    any_of(rf"""
    {_LABEL}(?: {_VALUE})?
    (?:độ dài|thời lượng|tổng thời gian|length|remaining) {_CLOCK}|(?:chất lượng|tốc độ|quality|speed) {_VALUE}
    play(?: (?:video|audio|clip|pause|all))?|pause|replay|auto|(?:toggle )?(?:un)?mute|muted|rewind{_SECONDS}?
    (?:fast )?forward{_SECONDS}?|skip (?:back(?:wards?)?|forward|ads?|intro){_SECONDS}?
    (?:toggle |enter |exit |non )?full ?screen|picture in picture(?: mode)?|(?:toggle )?{_TRACKS}|chapters
    {_TRACKS} (?:off|on|settings)(?: (?:selected|opens {_TRACKS} settings dialog))?
    (?:video|audio|media) player(?: is loading)?
    this is a modal window.*|(?:beginning|end) of dialog window.*|this modal can be closed by .*
    you aborted the (?:media|video) playback|a network error caused the (?:media|video) download to fail.*
    the (?:media|video) (?:could not be loaded|playback was aborted|is encrypted) .*
    no compatible source was found .*|use (?:up down|left right) arrow keys? .*
    if playback doesn t begin shortly .*|(?:tap|click) to unmute|watch (?:later|on youtube|full video)|info|shopping
    (?:this )?video (?:is )?(?:unavailable|not available)|more videos|you re signed out|include playlist
    an error occurred while retrieving sharing information.*|nếu (?:quá trình )?phát lại không bắt đầu .*|xem sau
    caption settings dialog|restore all settings to the default values|(?:text|background|window) ?color ?white.*
    phát(?: (?:video|audio|lại|tiếp|tất cả))?|tạm dừng|dừng phát
    (?:bật|tắt|mở) (?:tiếng|âm|âm thanh|phụ đề|chú thích|mô tả|tự động phát|toàn màn hình|chế độ toàn màn hình)
    (?:xem |vào |thoát |đóng )?(?:chế độ )?toàn màn hình|phụ đề|hình trong hình|tự động phát(?: video)?(?: tiếp theo)?
    tua (?:lại|đi|tới|nhanh|lùi){_SECONDS}?|(?:lùi|tiến|tua){_SECONDS}
    trình (?:phát|chơi) (?:video|audio|âm thanh|media|nhạc)(?: đang (?:được )?tải)?
    bạn đã (?:hủy|huỷ) việc phát (?:media|video)|một lỗi mạng .{{0,30}}tải (?:media|video) .*
    video không (?:tải|phát) được(?: .*)?|phát (?:media|video) đã bị (?:hủy|huỷ) .*|không có nguồn tương thích .*
    sử dụng (?:các )?phím mũi tên .*
""")
)
"""Buttons, labels and complaints of players."""

_COUNTED = "(?:shares?|views?|fans?|followers?|subscribers?|reads?)"
_STAR = r"(?:star (?:in)?active|ngôi sao (?:không )?hoạt động|rating (?:in)?active)"
_AREA = "(?:multimedia|e ?magazine|megastory|podcasts?|infographics?|đọc báo in|báo in|photo|radio|media|truyền hình)"
THEME = re.compile(
    any_of(rf"""
    (?:reading|read) time(?: \d+ min\w*(?: read)?)?|\d+ min(?:ute)?s?(?: read)?
    {_COUNTED}|\d[\d ]{{0,9}}[km]? {_COUNTED}(?: (?:like|follow|subscribe))?
    (?:số )?lượt (?:xem|đọc|thích|chia sẻ|nghe|tải)
    no results?(?: view all results?)?|view all results?|không có kết quả(?: nào)?|select visibility|add new playlist
    sign in join|welcome back|(?:welcome )?log ?in ?to your account(?: below)?|(?:create|register) (?:a )?new account
    (?:forgot|forgotten|lost) (?:your )?password(?: (?:get help|sign up))?|password recovery|recover your password
    retrieve your password|your (?:username|e ?mail|password)|a password will be e ?mailed to you
    fill (?:in )?the forms? be?ll?ow to register|please enter your .{{2,70}}|you have entered an incorrect e ?mail.*
    (?:comment|bình luận) (?:name|tên) e ?mail(?: (?:website|trang web))?
    (?:(?:like|thích) )?(?:loading|đang tải)|save my name .* i comment|log ?in to leave a comment
    (?:visit|open|view) (?:website|site|original)|mark (?:all )?as (?:un)?read(?: and next)?|keep unread|read later
    lưu tên của tôi .* (?:bình luận|lần) .*
    (?:story continues below )?advertisement(?: scroll to continue(?: reading)?)?
    (?!lớp |khối )(?P<city>[^\W\d_]+(?: [^\W\d_]+){{0,3}}) \d{{1,2}} c(?: (?P=city))?
    icon (?:24h qua|(?:đăng (?:ký|nhập)|tìm kiếm|thời tiết|thông báo|chia sẻ|menu|search|close)(?: \S+){{0,6}})
    en|eng|(?:en|eng|vi|vie|vn)(?: (?:en|eng|vi|vie|vn)){{1,2}}|(?:banner|logo)[ _]?\d{{0,4}}
    (?!lớp |khối )(?:[^\W\d_]+ ){{1,4}}\d{{1,2}} c(?: \d{{1,2}} c){{1,3}}(?: icon)?(?: [^\W\d_]+){{0,5}}
    (?:{_AREA}(?: |$)){{2,6}}
    (?:user|viewer) rating(?: \d(?: \d)*)?|{_STAR}(?: {_STAR})*|(?:please rate|vui lòng bình chọn)(?: .{{0,60}})?
    (?:vote|bình chọn) \d(?: (?:(?:vote|bình chọn) )?\d)*
    (?:font|text) size(?: a)*|(?:size|cỡ|kích thước) chữ(?: a)*|page content|skip ribbon commands
    turn (?:on|off) (?:animations|more accessible mode)|(?:dark|night|light) mode|chế độ (?:ban đêm|tối|sáng)
    (?:rating|đánh giá) \d(?: \d)?(?: \d)?(?: \d+ (?:lượt|đánh giá|phiếu|bình chọn|votes?|reviews?).{{0,20}})?
    \d(?: \d)? \d trong tổng số \d+ đánh giá.{{0,20}}
    giọng (?:đọc )?(?:nữ|nam|đọc)(?: (?:miền )?(?:bắc|trung|nam))?(?: ?\d(?: \d{{1,2}})?x)?
    nghe (?:bài viết|bài báo|đọc bài)(?: {_CLOCK}){{0,2}}
    theo dõi (?:báo )?[a-z0-9]{{2,14}}
""")
)
"""Counters, buttons and forms of themes."""


def is_control(key: str) -> bool:
    """Whether a line (its key) is a control of a player, or one of a theme's counters, buttons and forms."""
    return PLAYER.fullmatch(key) is not None or THEME.fullmatch(key) is not None
