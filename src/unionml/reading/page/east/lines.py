"""Lines of pages in Chinese, Japanese and Korean: how long they are, and which are not the article's running text.

Chinese and Japanese have no blanks between words; a Chinese character is a syllable, as is one of Vietnamese, and of
the Japanese syllabary two make about one.
"""

import re
import unicodedata

from unionml.reading.page.cues.words import any_of
from unionml.text.scripts import EAST, HAN, HANGUL, KANA

_EAST = re.compile(f"[{EAST}]")
_CHARACTER = re.compile(f"[{HAN}]")
_SYLLABARY = re.compile(f"[{KANA}]")
_BLOCK = re.compile(f"[{HANGUL}]")
_WORTH, _WORTH_OF_KANA = 0.65, 0.45
"""Syllables of Vietnamese that say as much as one character or block, and as one letter of the syllabaries."""
STOPS = {"。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "．": "."}
"""Full-width stops, and what they are elsewhere."""
CLOSERS = "」』）】》〉"

_RELATED = re.compile(
    r"(?:相关|相關|延伸|推荐|推薦|更多|热门|熱門|最新|其他)(?:新闻|新聞|文章|阅读|閱讀|报道|報導|链接|内容|消息|资讯)"
    r"|(?:你|您)可能(?:也|还|還)?(?:感兴趣|感興趣|喜欢|喜歡).{0,6}|猜你喜[欢歡]|(?:こちらの記事も)?あわせてお?読み(?:たい|ください)"
    r"|이 기사도 (?:보세요|함께 보세요)|함께 (?:보면|읽으면) 좋은 기사|에디터스? 픽"
    r"|(?:関連|おすすめの?|人気の?|最新の?|注目の?|こちらの)(?:記事|ニュース|リンク)|アクセスランキング"
    r"|(?:관련|추천|인기|최신|주요|많이 본|함께 볼 만한|다른)\s?(?:기사|뉴스)(?: 더보기)?"
)
_NOISE = re.compile(
    r"(?:点击|點擊|长按|扫码|识别).{0,10}(?:关注|關注|订阅|二维码)(?: ?(?:我们|我們|公众号))?"
    r"|(?:返回|回到)(?:顶部|頂部|首页|首頁)|分享(?:(?:到|至|给|給|本文|此文|文章| ).{0,12})?|打印|字号.{0,12}|收藏"
    r"|[评評][论論]|(?:(?:[责責]任)?(?:编辑|編輯)|[责責][编編]|[审審]核|[终終初]审|校[对對]|[监監]制|排版)\s.{1,14}|版[权權](?:(?:所有|声明|聲明|归|歸|属|屬).{0,30})?|.{0,12}不得转载"
    r"|未[经經].{0,12}(?:授权|授權|许可|許可|同意|允许|允許).{0,20}"
    r"|(?:ページ|記事)?(?:の先頭|トップ|一覧)(?:に|へ)(?:戻る)?|印刷する?|シェア(?:する)?|ツイート(?:する)?"
    r"|フォローすると.*|無断(?:転載|転用|複製|使用|引用|での).{0,30}|続きを読む|文字サイズ.{0,12}"
    r"|공유(?:하기)?|인쇄(?:하기)?|글자\s?크기.{0,12}|목록"
    r"|기사\s?제보.{0,30}|저작권자.{0,60}|.{0,20}무단\s?전재.{0,40}|맨\s?위로"
    r"|本[網网]站.{0,40}(?:不得|禁止|謝絕|谢绝).{0,40}|請同意我們的.{2,14}規範.{0,30}"
    r"|.{0,10}記事は(?:有料|会員限定|会員の).*"
    r"|[完끝]|.{2,12} \d{4}年\d{1,2}月\d{1,2}日 \d{1,3} ?版|.{0,30}재판매 및 db 금지"
    r"|댓글(?: ?(?:\d|쓰기|보기|작성|달기|입력|등록|더보기).{0,10})?|좋아요(?: ?\d.{0,6})?"
)
_BUTTON = re.compile(
    any_of(r"""
    (?:본문|메뉴|콘텐츠|내용) ?(?:바로 ?가기|글씨 .{2,8})|바로 ?가기|(?:\S{1,8} )?(?:으로 )?기사 ?보내기
    (?:기사 )?스크랩|프린트
    기자 페이지|기자명|글쓴이|작성자|작성일|등록일|조회수?(?: [\d ]+)?|첨부 ?파일|광고|기사를 읽어드립니다
    기사 듣기|전체 ?메뉴
    로그인|로그아웃|회원가입|검색|지면 ?보기|(?:이전|다음) ?(?:글|기사)|구독(?:하기|신청)?|후원하기
    다른 ?기사 ?보기|url ?복사
    字[体體号號级級](?: .{0,12})?|[大中小]|(?:浏览|瀏覽|阅读|閱讀|点击|點閱)(?:次数|次數|量|数|數|率)?(?: \d+)?
    正文
    (?:发布|發佈|发表|更新|创建)(?:时间|時間|日期)|撰文|出版|更新|作者|[来來]源(?: .{2,12})?|(?:当前|您的|你的|所在)位置
    (?:复制|複製)(?:链接|連結)|(?:打印|列印|关闭|關閉)(?:本页|本頁|窗口|視窗|页面)?|[上下]一[篇条則则]
    放大|[縮缩]小|[廣广]告|注[册冊]
    设为首页|加入收藏|手机版|无障碍(?:阅读|浏览)?|登[入录錄]|訂閱|订阅|跳至主要[內内]容|留言|收听|听新闻
    ブックマーク|メールで送る|ポスト(?:する)?|(?:著者)?フォロー(?:する)?|ログ(?:イン|アウト)(?:する)?|メニュー|(?:会員|新規|無料)登録
    マイページ|検索|(?:有料)?会員(?:限定)?記事|保存(?:する)?|リンクをコピー|記事を保存|広告
""")
)
"""Buttons and the labels of fields that content systems and offices put above a text and below it, as keys."""
_PICTURED = r"(?:图片?|圖片?|摄影|攝影|撮影|写真|画像|사진|그래픽|영상)(?:来源|來源|\s?(?:提供|제공))?\s?[:：=＝／/]"
_CAPTION = re.compile(
    rf"^[\W_]*{_PICTURED}|(?<!\w){_PICTURED}[^。！？!?」』”]{{0,40}}(?<!다\.)$"
    r"|[(（\[【](?:图|摄|写真|사진)[^()（）]{0,30}[)）\]】]$|[/／]\s?(?:摄|사진)$"
    r"|[=＝](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:午[前後])?(?:[、，][^。、，]{1,20}){0,3}$"
    r"|[=＝]\d{4}年(?:\d{1,2}月)?(?:[、，][^。、，]{1,20}){0,3}$|[=＝][^。=＝]{1,40}(?:撮影|提供)$"
    r"|^[图圖][为為]|[(（][^()（）]{1,20}(?:[摄攝]|(?<![电電])影|撮影|提供|제공)[)）]$"
    r"|[。.\s（(][^。.\s]{2,16}\s?(?<!拍)[摄攝](?:\s?\d{2,4}年\d{1,2}月\d{1,2}日)?$"
    r"|。\s?[图圖](?:自|/|源[自于於]|[为為])\s?[^。，]{2,12}$"
    rf"|^[^.。]{{5,110}}(?:(?:있다|모습|장면)\.?\s?|다\.?\s?[<〈(\[])[{HANGUL}]{{2,4}}\s?(?:(?:선임|사진|인턴)\s?)?기자[>〉)\]]?$"
)
_NAME = re.compile(f"[{HAN}]{{1,3}}\\s[{HAN}{KANA}]{{1,3}}")
_BARE_NAME = re.compile(f"[{EAST}]{{2,4}}[\\s・]?[{EAST}]{{0,4}}")
_AUTHORS_LABEL = re.compile("기자명|글쓴이|작성자|撰文|作者|文|[記记]者|執筆者?")
_ADDRESSED = re.compile(
    r"[^。！？!?]{0,30}(?:们|們|同志|朋友)[：:，,]$|(?:尊敬的|各位|亲爱的|親愛的)[^。！？!?]{1,30}[：:，,]$"
    r"|[^。！？!?]{0,30}(?:皆様|皆さん|여러분|귀중)[：:！!，,]$"
)
_NAMES = r"(?:[^\W\d_]{2,8}[\s、,，]?){1,4}"
_JOBS = "(?:フリー)?(?:ジャーナリスト|ライター|コラムニスト)|記者|編集(?:者|委員)|弁護士|(?:准|名誉)?教授|評論家|研究員"
_OFFICES = "(?:事務局|書記|委員|執行委員|会|理事|議)長|代表(?:理事)?|主席|主任"
_AUTHOR = re.compile(
    rf"(?:(?:本报|本報)?(?:记者|記者|通讯员|通訊員|特派员|作者|撰文)(?:\s?[:：/／|]\s*|\s+){_NAMES}"
    rf"|文\s?[:：/／|]\s*{_NAMES}"
    r"|(?:本报|本報)(?:记者|記者|通讯员|通訊員)[^\W\d_]{2,4}"
    r"|(?:[^\W\d_]{2,5}[\s,·]?){1,3}\s?(?:기자|특파원|통신원|記者|特派員)"
    rf"|(?P<name>[{HAN}{KANA}]{{1,5}}[\s・]?[{HAN}{KANA}]{{1,6}})\s?[:：/／|]\s?(?:{_JOBS})"
    rf"|[{HAN}{KANA}]{{4,20}}\s(?:{_OFFICES})\s(?P<signer>[{HAN}]{{1,4}}\s?[{HAN}{KANA}]{{1,4}}))"
)
"""Without a blank or a mark behind it such a word opens a sentence: `记者了解到`."""
_SECTIONS = frozenset(
    re.split(
        r"\s+",
        """뉴스 홈 정치 경제 사회 문화 국제 세계 스포츠 연예 생활 라이프 지역 노동 산업 오피니언 사설 칼럼 전체 전체메뉴
        메뉴 영상 포토 검색 로그인 회원가입 구독 건강 교육 부동산 증권
        首页 首頁 新闻 新聞 要闻 要聞 时事 時事 政治 经济 經濟 経済 社会 社會 国际 國際 国際 国内 國內 文化 体育 體育
        财经 財經 科技 教育 健康 生活 评论 評論 论坛 論壇 视频 視頻 图片 圖片 地方 维权 維權 劳动 勞動 労働 連載 社説
        地域 芸能 スポーツ トップ ホーム ニュース""",
    )
)
_HOME = frozenset(
    re.split(
        " ", "뉴스 홈 전체 전체메뉴 메뉴 검색 로그인 회원가입 구독 首页 首頁 新闻 新聞 トップ ホーム ニュース 要闻 要聞"
    )
)
"""Of these, what is on every page."""
_NEWS = re.compile(f"[{HAN}]{{2}}(?:新闻|新聞)|通知公告|工会(?:要闻|动态)")
_LONGEST_LABEL = 4
_BARS = re.compile(r"\s*[|·｜/]\s*")
_FOREIGN = re.compile("[\u30a1-\u30fa\u30fc]{2,8}")
"""A label in Japanese letters for foreign words, of which no headline is made alone: `シェア`, `ブックマーク`."""
_FILED = "(?:社[會会]|國[際內]|国[際内]|財經|[體体]育|即時|熱門|最新|相關|兩岸|地方|政治|生活|娛樂|時事|產經|科技|教育)"
"""What stands in front of `新聞` in the names of sections."""
_SITE = re.compile(
    r"(?:\S{2,6}(?<!联|聯|电|電|路|务|務|上)[网網]|\S{2,6}(?<!通|汇|匯|彙|预|預|简|簡|申|海|举|舉|警|喜|捷)[报報]|\S{2,10}(?:晚报|日报|通[讯訊]社)"
    rf"|[越新中法美路共][^\W\d_]社|(?!{_FILED}新聞)\S{{2,8}}新聞"
    r"|\S{2}通信|\S{2,12}(?:ニュース|뉴스|신문|일보|타임스))(?:\s?(?:中文|日本語|한국어|韩文)[版网판])?"
    r"|\S{2,12}\s?(?:中文[版网]|日本語版|한국어판)"
)
"""Names of sites. Headlines end alike and are longer: `关于表彰先进集体的通报`."""


_NOTE = re.compile(r"\s*（(?P<note>[^（）]{1,30})）\s*\d{0,8}\s*$")
"""What agencies put behind the last stop: `（完）`, `（编辑：何敏）1140107`."""
_OF_PICTURES = re.compile("[摄攝影图圖绘繪]|写真|画像|提供|资料|資料|사진|제공")
_SPEECH = re.compile(r"「[^「」]{2,390}」$|『[^『』]{2,390}』$")
_SAID, _SPOKEN = 30, 400
"""Characters of a paragraph, at least, that closes with a quotation; headings and headlines that quote are
shorter; and of its end in which the quotation is looked for."""


def without_note(text: str) -> str:
    """A line without what stands in full-width brackets behind its stop, which is no photograph's credit."""
    if "）" not in text[-12:]:
        return text
    note = _NOTE.search(text)
    return text[: note.start()] if note is not None and not _OF_PICTURES.search(note["note"]) else text


def closes_speech(text: str) -> bool:
    """Whether a line closes with a quotation of several sentences, or behind one, as Japanese prints no stop in front
    of the closing mark: `と話す。「やめたい」`.
    """
    if not text.endswith(("」", "』")) or len(text) < _SAID:
        return False
    text = text[-_SPOKEN:]
    speech = _SPEECH.search(text)
    return speech is not None and ("。" in speech.group() or text[: speech.start()].endswith("。"))


def is_east(text: str) -> bool:
    """Whether a text (NFC) has letters of Chinese, Japanese or Korean."""
    return _EAST.search(text) is not None


def size_of(text: str) -> int:
    """Syllables of a line: tokens between blanks, and what lines in these scripts are worth, at least one.

    They say as much in a few letters as Vietnamese in as many syllables: a headline has 15 to 35 of Chinese.
    """
    tokens = text.split()
    if not _EAST.search(text):
        return len(tokens)
    words = sum(_EAST.search(token) is None and any(map(str.isalnum, token)) for token in tokens)
    dense = len(_CHARACTER.findall(text)) + len(_BLOCK.findall(text))
    return words + max(1, round(_WORTH * dense + _WORTH_OF_KANA * len(_SYLLABARY.findall(text))))


def is_author(text: str) -> bool:
    """Whether a line says who wrote: `记者 陈红`, `김서연 기자`."""
    text = unicodedata.normalize("NFC", text[:60]).strip()
    return len(text) <= 40 and is_east(text) and _AUTHOR.fullmatch(text) is not None


def addresses(text: str) -> bool:
    """Whether a line is whom a letter or a speech speaks to: `全省职工朋友们：`, `조합원 여러분!`."""
    return text[-1:] in {"：", ":", "！", "!", "，", ","} and len(text) <= 40 and _ADDRESSED.match(text) is not None


def author_of(text: str) -> str:
    """The name in an author's line that gives his trade or his office, too: `西田 ゆかり : ジャーナリスト`."""
    named = _AUTHOR.fullmatch(text) if len(text) <= 40 and is_east(text) else None
    return (named["name"] or named["signer"] or text) if named is not None else text


def is_bare_name(text: str) -> bool:
    """Whether a line is as short as a name and no section's: two to six letters."""
    return _BARE_NAME.fullmatch(text) is not None and text not in _SECTIONS


def is_home(text: str) -> bool:
    """Whether a line is the first step of a menu: `首页`, `홈`."""
    return text in _HOME


def is_section(text: str) -> bool:
    """Whether a line is the name of a usual section."""
    return text in _SECTIONS - _HOME or _NEWS.fullmatch(text) is not None


def labels_author(key: str) -> bool:
    """Whether a line (its key) is the label of the author named below it."""
    return _AUTHORS_LABEL.fullmatch(key) is not None


def is_name(text: str) -> bool:
    """Whether a line is a family name and a given name with a blank between them: `祁 远帆`, `白鳥 真理恵`."""
    return len(text) <= 12 and _NAME.fullmatch(unicodedata.normalize("NFC", text).strip()) is not None


def is_related_cue(key: str) -> bool:
    """Whether a line (its key) announces other articles."""
    return is_east(key) and _RELATED.fullmatch(key) is not None


def is_noise(key: str) -> bool:
    """Whether a line (its key) is a button, a notice of rights or the name of a site."""
    if not is_east(key):
        return False
    parts = key.split() if len(key) <= 40 and " " in key else [key]
    return (
        _NOISE.fullmatch(key) is not None
        or _BUTTON.fullmatch(key) is not None
        or _SITE.fullmatch(key) is not None
        or (len(parts) > 1 and all(_NOISE.fullmatch(part) or _BUTTON.fullmatch(part) for part in parts))
    )


def is_menu(text: str) -> bool:
    """Whether a line is names of sections with blanks between them, and not of authors behind `记者`."""
    text = unicodedata.normalize("NFC", text)
    labels = re.split(r"[\s|·｜/]+", text.strip())
    if len(labels) < 3 or not is_east(text) or is_author(text):
        return False
    known = sum(label in _SECTIONS for label in labels)
    if re.search(f"[{HANGUL}]", text):
        return known >= 0.75 * len(labels)
    if all(_FOREIGN.fullmatch(label) for label in labels):
        return True
    short = all(_EAST.match(label) and len(label) <= _LONGEST_LABEL for label in labels)
    return short and (known >= len(labels) / 4 or len(_BARS.findall(text)) >= len(labels) - 1)


def is_caption(text: str) -> bool:
    """Whether a line carries a photograph's credit."""
    return is_east(text) and _CAPTION.search(text) is not None
